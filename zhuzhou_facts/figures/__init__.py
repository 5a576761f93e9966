"""Figures: got by key, listed, derived, compared and audited."""
