"""Results as rows, and rows as text: formats, tables, cards, pages, charts."""
