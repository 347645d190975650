"""The world map before it is drawn: outlines, classes of colour, and what stands where."""
