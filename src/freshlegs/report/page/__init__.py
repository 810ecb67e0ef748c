"""A planned week to look at: one picture, drawn as an HTML page, as SVG and as PNG."""
