"""The noun phrases of Chinese sentences that name what their numbers are of."""

from __future__ import annotations

import re
from typing import Final

from zhuzhou_facts.quantity.changes import DOWN_ZH, UP_ZH

HEAD: Final = re.compile(
    r"(?:产值|增加值|总额|总量|收入|支出|人口|产量|面积|率|投资|利润|消费|数|量|额|价格|里程|比重|比例|指数|规模|费用|"
    r"税|存款|贷款|资产|负债|人数|户数|企业|机构|床位|项目|就业|进出口|出口|进口|顺差|逆差|建筑|用地|用水|用电|排放|浓度|"
    r"能力|岁|寿命|资金|金额|成本|营收|亩产|单产|存栏|出栏|产能|销量)$"
)
# Where an item of a list begins: - 平安银行; 1.机关; 一、就业人数
_ITEM: Final = re.compile(
    r"(?:^|\s)(?:[-–—•·*]\s|[0-9]{1,2}[.．、](?![0-9])|[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十]|$))\s?"
)
_LEADING: Final = re.compile(
    r"^(?:[、，：；,;:\s”》（(]|“(?![^”]*”)|《(?![^》]*》)|其中|而|并且?|且|但|还|又|虽然?|导致|另外?|此外|同时|以及|和|与|及|或|到(?![达访位])|至(?!少)|截至|截止|截至目前|目前|"
    r"当前|以后|今后|将来|未来|还要|还会|将会|算下来|算起来|算来|折算下来|也就是说?|全年|年末|年底|期末|初步核算|初步统计|据统计|据了解|预计|累计|总计|合计|共计|共有|一?共|特别是|尤其是|"
    r"(?:[全我][国省市州县区]|公司|集团)(?=实现|完成)|"
    r"折[成合]成?|换算成|一口气|先后|已经|已|仅|只|现有|现(?![金代行价货场实券])|拥有|建成(?!区)|建有|完成|实现|实施|引进|签约|举办|开展|获得|荣获|达成|设有|设立|"
    r"来|以来|了|按[^，]*?计算|[按以](?:可比|相?同|同一)口径|扣除价格因素|较|相当于|由于|因此|从而|使(?![用馆命])|令|让)+"
)
_TRAILING: Final = re.compile(
    rf"(?:(?:{UP_ZH}|{DOWN_ZH}|调[高低])[到至]|达到?|为|是|(?:持|拥|(?<![建开])设)?有|共有?|共计|总计|合计|(?<![预统估设会审])计|约为?|大约|占到?|突破|超过|(?<!彩)超|一?共|完成|实现|转[为成]?|控制|保持|稳定|维持|在|仅|只有|"
    r"不过|(?<!合)同|已|已经|将|由|从|自|至|到|等|的|了|每年|平均|累计|分别|(?<![人日年月户亩平])均|各|都|却|就|也|还|另|多达|高达|近|逾|大约是|"
    r"恢复|回升|接近|不足|不到|至少|最多|最少|和|与|以?(?<![惠涉普遍波])及|、|，|：|（|\(|“|《|\s|出现|呈|以|(?<![原准规法守])则|反而|(?<!变)更是?|[亦曾虽]|(?<![方简轻不随顺])便|[→➡]|一度|预计|超前|落后|领先|仍然?|(?<![班系专队序行])列|位居|跳|大关|其中|全面)+$"
)


def trimmed(words: str) -> str:
    """Return the noun phrase in the words before a number."""
    words = _ITEM.split(words.strip())[-1]
    while True:
        shorter = _LEADING.sub("", _TRAILING.sub("", words))
        if shorter == words:
            words = words.strip("、，：（） ")
            for opened, closed in ("“”", "‘’", "《》"):
                # 一网通办”事项 lacks a mark, “一网通办” needs none, “一网通办”事项 has both.
                uneven = words.count(opened) != words.count(closed)
                if uneven or words[:1] + words[-1:] == opened + closed:
                    words = words.replace(opened, "").replace(closed, "")
            return words
        words = shorter


def shared_head(name: str) -> str:
    """Return the noun of a name that the next one may leave out: 营业里程 in 其中高铁5300公里."""
    head = HEAD.search(name)
    whole = re.search("(?:[总数].|(?!.*[总数].$)[^和与及、通的]{1,5})$", name[-6:])
    return (head[0] if len(head[0]) > 1 else whole[0]) if head and whole else ""
