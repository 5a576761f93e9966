"""The units and the time labels that every fact base may use without declaring them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.records import Side, TimeLabel, Unit

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase

PERCENT: Final = "percent"
POINTS: Final = "percentage_point"
TIMES: Final = "times"
COUNT: Final = "count"
PERSON: Final = "person"


def _measure(zh: str, en: str, plural: str, *written: str) -> Unit:
    """Return a unit of measurement by its names in Chinese and English and its other forms."""
    names = zh.split()
    forms = tuple(dict.fromkeys((*names, en, plural, *written)))
    return Unit(zh=names[0], en=en, plural=plural, written=forms)


def _counted(zh: str, en: str, plural: str, *written: str) -> Unit:
    """Return a unit that is counted, and so exact as a whole number."""
    return replace(_measure(zh, en, plural, *written), counted=True)


def _money(zh: str, en: str, plural: str, *written: str) -> Unit:
    """Return a currency."""
    return replace(_measure(zh, en, plural, *written), money=True)


# Forms are written in simplified characters; readers fold traditional ones. They hold no magnitude.
UNITS: Final[dict[str, Unit]] = {
    "person": _counted(
        "人 名 位 人口", "person", "people", "persons", "inhabitants", "residents", "口人"
    ),
    "CNY": _money(
        "元 元人民币 人民币元 人民币",
        "yuan",
        "yuan",
        *("yuan renminbi", "renminbi yuan", "renminbi", "CNY", "RMB", "¥", "￥", "RMB¥", "CN¥"),
    ),
    "USD": _money(
        "美元 美金 元美金",
        "US dollar",
        "US dollars",
        *("U.S. dollar", "U.S. dollars", "dollar", "dollars", "USD", "US$", "U.S.$", "$"),
    ),
    "EUR": _money("欧元", "euro", "euros", "EUR", "€"),
    "GBP": _money("英镑", "pound sterling", "pounds sterling", "pound", "pounds", "GBP", "£"),
    "JPY": _money("日元 日圆 日币", "yen", "yen", "Japanese yen", "JPY", "JP¥", "円"),
    "HKD": _money(
        "港元 港币 元港币", "Hong Kong dollar", "Hong Kong dollars", "HKD", "HK$", "港纸"
    ),
    "MOP": _money("澳门元 澳门币", "pataca", "patacas", "MOP"),
    "TWD": _money(
        "新台币 新台币元 元新台币 台币",
        "New Taiwan dollar",
        "New Taiwan dollars",
        *("TWD", "NTD", "NT$"),
    ),
    "KRW": _money("韩元", "South Korean won", "South Korean won", "KRW", "₩"),
    "SGD": _money("新加坡元 新元", "Singapore dollar", "Singapore dollars", "SGD", "S$"),
    "AUD": _money("澳元 澳大利亚元", "Australian dollar", "Australian dollars", "AUD", "A$"),
    "CAD": _money("加元 加拿大元", "Canadian dollar", "Canadian dollars", "CAD", "C$"),
    "CHF": _money("瑞士法郎", "Swiss franc", "Swiss francs", "CHF"),
    "THB": _money("泰铢", "baht", "baht", "Thai baht", "THB"),
    "MYR": _money("林吉特 马币 令吉", "ringgit", "ringgit", "MYR"),
    "RUB": _money("卢布", "rouble", "roubles", "ruble", "rubles", "RUB", "₽"),
    "INR": _money("卢比 印度卢比", "rupee", "rupees", "INR", "₹"),
    "km2": _measure(
        "平方公里 平方千米",
        "km²",
        "km²",
        *("km2", "km^2", "square kilometre", "square kilometres", "square kilometer"),
        *("square kilometers", "sq km", "sq. km", "㎢"),
    ),
    "m2": _measure(
        "平方米 平方公尺 平米",
        "m²",
        "m²",
        *("m2", "m^2", "square metre", "square metres", "square meter", "square meters", "sq m"),
        "㎡",
    ),
    "m3": _measure(
        "立方米 立方公尺",
        "m³",
        "m³",
        *("m3", "m^3", "cubic metre", "cubic metres", "cubic meter", "cubic meters"),
    ),
    "ha": _measure("公顷", "hectare", "hectares", "ha"),
    "mu": _measure("亩 亩地", "mu", "mu"),
    "acre": _measure("英亩", "acre", "acres"),
    "km": _measure(
        "公里 千米", "km", "km", "kilometre", "kilometres", "kilometer", "kilometers", "㎞"
    ),
    "m": _measure("米 公尺", "metre", "metres", "meter", "meters", "m"),
    "cm": _measure(
        "厘米 公分", "cm", "cm", "centimetre", "centimetres", "centimeter", "centimeters", "㎝"
    ),
    "mm": _measure(
        "毫米", "mm", "mm", "millimetre", "millimetres", "millimeter", "millimeters", "㎜"
    ),
    "um": _measure("微米", "µm", "µm", "um", "micrometre", "micrometres", "micron", "microns"),
    "nm": _measure("纳米", "nm", "nm", "nanometre", "nanometres", "nanometer", "nanometers"),
    "mile": _measure("英里", "mile", "miles"),
    "nmi": _measure("海里", "nautical mile", "nautical miles"),
    "ft": _measure("英尺", "foot", "feet", "ft"),
    "t": _measure("吨 公吨", "tonne", "tonnes", "t", "ton", "tons", "metric ton", "metric tons"),
    "tce": _measure("吨标准煤", "tonne of coal equivalent", "tonnes of coal equivalent", "tce"),
    "kg": _measure("千克 公斤", "kg", "kg", "kilogram", "kilograms", "kilogramme", "㎏"),
    "jin": _measure("斤", "jin", "jin"),
    "liang": _measure("两", "liang", "liang"),
    "g": _measure("克", "gram", "grams", "g"),
    "mg": _measure("毫克", "mg", "mg", "milligram", "milligrams"),
    "ug": _measure("微克", "µg", "µg", "ug", "microgram", "micrograms"),
    "l": _measure("升 公升", "litre", "litres", "liter", "liters", "L"),
    "ml": _measure("毫升", "ml", "ml", "mL", "millilitre", "millilitres"),
    "kW": _measure("千瓦", "kW", "kW", "kilowatt", "kilowatts"),
    "MW": _measure("兆瓦", "MW", "MW", "megawatt", "megawatts"),
    "GW": _measure("吉瓦", "GW", "GW", "gigawatt", "gigawatts"),
    "kWh": _measure("千瓦时 千瓦小时 度电", "kWh", "kWh", "kilowatt-hour", "kilowatt-hours"),
    "MWh": _measure("兆瓦时", "MWh", "MWh", "megawatt-hours"),
    "GWh": _measure("吉瓦时", "GWh", "GWh", "gigawatt-hours"),
    "TWh": _measure("太瓦时", "TWh", "TWh", "terawatt-hours"),
    "kcal": _measure("千卡 大卡", "kcal", "kcal"),
    "kPa": _measure("千帕", "kPa", "kPa"),
    "kV": _measure("千伏", "kV", "kV"),
    "kHz": _measure("千赫", "kHz", "kHz"),
    "degC": _measure(
        "℃ 摄氏度 °C", "°C", "°C", "degrees Celsius", "degree Celsius", "degrees centigrade"
    ),
    "TEU": _measure("标准箱 标箱 个标准箱 个标箱 国际标准箱", "TEU", "TEUs"),
    "tkm": _measure("吨公里", "tonne-kilometre", "tonne-kilometres", "tkm", "ton-kilometers"),
    "pkm": _measure(
        "人公里", "passenger-kilometre", "passenger-kilometres", "pkm", "passenger-kilometers"
    ),
    PERCENT: Unit(zh="%", en="%", written=("%", "percent", "per cent", "pct")),
    POINTS: Unit(
        zh="个百分点",
        en="percentage point",
        plural="percentage points",
        written=(
            *("个百分点", "百分点", "percentage point", "percentage points", "percent point"),
            *("percent points", "ppt", "ppts", "pp", "pps", "pct pts", "point", "points"),
        ),
    ),
    TIMES: Unit(zh="倍", en="times", written=("倍", "times", "-fold", "fold", "×")),
    "year": _counted("年 岁 周岁 周年 载", "year", "years", "years old", "years of age"),
    "quarter": _counted("个季度", "quarter", "quarters"),
    "month": _counted("个月 个月份", "month", "months"),
    "week": _counted("周 星期 个星期 礼拜 个礼拜", "week", "weeks"),
    "day": _counted("天 日", "day", "days"),
    "hour": _measure("小时 个小时 钟头 个钟头 个钟", "hour", "hours", "hrs", "hr", "h"),
    "minute": _measure("分钟", "minute", "minutes", "mins", "min"),
    "second": _measure("秒 秒钟", "second", "seconds", "sec", "s"),
    "inch": _counted("英寸 吋", "inch", "inches"),
    # What is counted stands in the fact's `counter`; any measure word that is no unit counts.
    COUNT: Unit(zh="个", en="", counted=True),
}

TIME_LABELS: Final[dict[str, TimeLabel]] = {
    "before": TimeLabel(zh="此前", en="before", side=Side.EARLY),
    "after": TimeLabel(zh="此后", en="after", side=Side.LATE),
    "peak": TimeLabel(zh="最多时", en="at its peak", side=Side.EARLY),
    "past-five-years": TimeLabel(zh="近五年", en="past five years"),
}


@lru_cache(maxsize=8)
def units_of(base: FactBase) -> dict[str, Unit]:
    """Return the units that a base can use: the standard ones and its own."""
    return UNITS | base.units


@lru_cache(maxsize=8)
def labels_of(base: FactBase) -> dict[str, TimeLabel]:
    """Return the time labels that a base can use: the standard ones and its own."""
    return TIME_LABELS | base.times
