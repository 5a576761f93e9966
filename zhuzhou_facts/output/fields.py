"""The fields of each kind of row, in the order in which they are written.

The order is part of what is promised; new fields go to the end. Nothing is imported, so that
completion can offer the names.
"""

from __future__ import annotations


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Of a stated change, `when` is FROM..TO, `value` is positive and `down` says its direction.
ROW = _names("""
    key id theme kind name_zh name_en when value low high unit hedge written status section
    paragraph statement_zh statement_en note_zh note_en tags caption counter_zh counter_en formula
    inputs change down per_year prices obs_status table row column nth
""")
HIT = (*ROW, "score", "why_zh", "why_en")
THEME = _names("id section paragraphs name_zh name_en facts figures")
VALUES = _names("value count name_zh name_en")
COMPARISON = _names("""
    id theme name_zh name_en unit from_when from_value from_low from_high from_status to_when
    to_value to_low to_high to_status difference ratio ratio_low ratio_high cagr stated_change
    caveat_zh caveat_en from_hedge from_written to_hedge to_written difference_low difference_high
    counter_zh counter_en stated_kind stated_down cagr_low cagr_high from_obs_status to_obs_status
""")
AUDIT = _names("""
    code id claim stated_low stated_high computed_low computed_high verdict why_zh why_en
""")
CITATION = _names("key id style citation missing version")
QUOTATION = _names("""
    key sentence exact prefix suffix start end sentence_start sentence_end result
""")
# `start` and `end` are code points of the user's text; lines and columns count from 1.
VERIFICATION = _names("""
    key written section paragraph result start end line column found why_zh why_en
""")
PROBLEM = _names("file line column fact message fix")
PROOFREADING = _names("""
    line column start end draft verdict key source section paragraph remedy_zh remedy_en facts
    outcome
""")
SCAFFOLD = _names("""
    section paragraph table start end written value low high unit hedge when change down per_year
    prices obs_status id name doubt
""")
