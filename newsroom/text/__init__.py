"""Languages and their writing: words, order, typography, Latin, dates, wording. Knows no news."""
