"""Officers make the route map: drawn, written, translated, tried, published and brought back."""
