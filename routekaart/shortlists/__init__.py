"""What a key figure puts together for a neighbour: it lives in a link, and is kept nowhere."""
