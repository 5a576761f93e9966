"""The words that say that something became more or less, as parts of patterns."""

from __future__ import annotations

from typing import Final

NO_GROWTH: Final = r"\s+(?:forecast|rate|target|estimate|outlook|projection)"
# Words that are nouns too stand here only in the forms that are not: contracts, lifts, advances.
# Behind one of these verbs, up or down says nothing of a change.
_VERBS_WITH_UP: Final = (
    *("make", "makes", "made", "making", "take", "takes", "took", "taking", "set", "sets"),
    *("ring", "rang", "ringing", "rack", "racked", "racking", "notched", "chalked", "clocked"),
    *("pick", "picked", "picking", "open", "opened", "opening", "give", "gives", "gave", "giving"),
    *("sign", "signs", "signed", "signing"),
)
_VERBS_WITH_DOWN: Final = (
    *("sit", "sits", "sat", "sitting", "lie", "lay", "lying", "laid", "pass", "passed", "hand"),
    *("handed", "shut", "shutting", "close", "closed", "closing", "turned", "turning", "track"),
    *("tracked", "tracking", "settle", "settled", "step", "stepped", "stepping", "stand", "stood"),
)
_NOT_UP: Final = "".join(f"(?<!{verb} )" for verb in _VERBS_WITH_UP)
_NOT_DOWN: Final = "".join(f"(?<!{verb} )" for verb in _VERBS_WITH_DOWN)
UP: Final = (
    r"(?:increas|improv|surg|accelerat)(?:e[sd]?|ing)|(?:climb|gain|jump|soar|widen|strengthen"
    r"|lengthen|rebound)(?:s|ed|ing)?|(?:lift|boost|expand|advanc)(?:ed|ing)|added|expands?"
    rf"|r[io]se|rises|risen|rising|grew|grows?(?=\s(?:by|to)\b)|grown|growing|growth(?!{NO_GROWTH})"
    r"|leap[ts]?|leaping|expansion|improvement|higher"
    rf"|{_NOT_UP}up"
)
DOWN: Final = (
    r"(?:decreas|declin|reduc|plung|tumbl|dwindl)(?:e[sd]?|ing)|(?:eas|slid)(?:es|ed|ing)"
    r"|(?:slump|shorten|plummet|weaken|shrink)(?:s|ed|ing)?|(?:drop|slip|dip)(?:s|ped|ping)?"
    r"|trimm(?:ed|ing)|subtract(?:s|ed|ing)?|(?:contract|narrow|slow|lower)(?:ed|ing)|fell|falls?|fallen|falling"
    rf"|shrank|shrunk|slid|sank|lost|cut|reduction|{_NOT_DOWN}down|lower|went down"
)
UP_ZH: Final = (
    "净增加?|增长|增加|增产|增收|增多|增亏|上升|提高|提升|上涨|上扬|扩大|新增|回升|"
    "加快|进步|拉高|推高|调高|调升|上调|↑|成长|增幅同?为|攀升|抬升|走高|高出|多出|增|(?<!降)升|涨|多|快|高"
)
DOWN_ZH: Final = (
    "净减少?|下降|减少|减产|减收|减亏|压缩|削减|精简|裁减|裁撤|砍|去掉|降低|回落|下跌|下滑|缩小|缩减|收窄|放缓|压减|丢|"
    "缩短|缩水?|退步|低出|少出|拉低|压低|调低|调降|下调|降幅同?为|↓|(?<!增)减|(?<!升)降|(?<!涨)跌|挫|少|慢|低|衰退"
)
# What follows is the level that was reached, and not by how much.
TO: Final = r"\s(?:(?:back|further|again|sharply|only|[a-z]+ly)\s)?to\s"
