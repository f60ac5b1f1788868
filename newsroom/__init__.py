"""What a newsroom knows and does. Imports no Pelican and no plugin."""
