"""What officers write over the content pack: the map, the concepts, the pages, and their words."""
