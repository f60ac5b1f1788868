"""The newspaper's own plugins."""
