"""How Hindi reports speech."""

from .grammar import Grammar, vocabulary
from .names import is_barred, name_before, weights
from .wordlists import fold, listed

__all__ = ["HINDI"]


def _may_name(word: str) -> bool:
    """Say whether a folded word is a listed name, or is none that common text holds."""
    return word in listed("names") or (word not in weights().seen and not is_barred(word))


# The plural of courtesy is the likeliest to mean a speaker; the singular may mean a firm.
HINDI = Grammar(
    lang="hi",
    ergative="ने",
    possessive="का",
    oblique="के",
    said=vocabulary("कहा कही कहे बताया बताई बताए बोला बोले बोली पूछा लिखा दोहराया"),
    stated=vocabulary(
        "दावा आरोप स्पष्ट घोषणा घोषणाएं ऐलान एलान अपील मांग आह्वान आग्रह अनुरोध चेतावनी आश्वासन",
        "इनकार इंकार खंडन पुष्टि स्वीकार खुलासा जानकारी बयान संकेत सलाह सुझाव तर्क दलील सवाल",
        "जोर बल प्रतिक्रिया आशंका उम्मीद",
    ),
    did=vocabulary(
        "किया की कीं किए दिया दी दीं दिए लगाया लगाए लगाई जताया जताई उठाया उठाए रखी रखा व्यक्त"
    ),
    between=vocabulary("भी ही तो यह"),
    passive=vocabulary("गया गयी गई गए जा जाता जाती जाने जाएगा जाये जाए"),
    ongoing=vocabulary("करते देते लगाते जताते मांगते उठाते रखते सुनाते"),
    participle="हुए",
    nothing=frozenset({("कुछ", "नहीं"), ("कुछ", "न")}),
    says=vocabulary("बोले बोलीं बोली बोला"),
    says_now=vocabulary("कहते कहती कहता बताते बताती मानते मानती"),
    be=vocabulary("है हैं था थे थी थीं"),
    saying=vocabulary("कहना मानना दावा आरोप तर्क दलील मत"),
    according=vocabulary("अनुसार मुताबिक"),
    joiners=vocabulary("और व तथा एवं"),
    pronouns={fold("उन्होंने"): 0.7, fold("इन्होंने"): 0.6, "उसने": 0.5, "इसने": 0.4},
    pronouns_apart={fold("उन्हों"): 0.7, fold("इन्हों"): 0.6, "उस": 0.45, "इस": 0.4},
    own={"उनका": 0.65, "इनका": 0.55, "उसका": 0.45},
    own_oblique={"उनके": 0.65, "इनके": 0.55, "उसके": 0.45},
    ends_role=vocabulary(
        "में से को पर ने तक है हैं था थे थी थीं हुए हुआ हुई कर करके करने होने बनने वाले वाली वाला जुड़े कि",
        "लेकिन मगर जबकि जब तब तो भी ही बाद पहले दौरान साथ अनुसार मुताबिक लिए द्वारा ओर तरफ अलावा बारे",
        "खिलाफ बावजूद नामक कहा बताया किया दिया गया रहे रही रहा गए गई चुके मौजूद स्थित उपस्थित आए आई",
        "उन्होंने इन्होंने उसने इसने",
    ),
    not_first_in_role=vocabulary(
        "और व तथा एवं या का की के यह ये वह वे इस इन उस उन एक अन्य अपने अपनी अपना उनके उनकी उनका इसके",
        "इसकी इनके उसके हमारे उधर इधर वहीं वही यहां वहां इसी उसी आज कल अब फिर हालांकि हालाकि गौरतलब",
        "उल्लेखनीय वैसे जहां सोमवार मंगलवार बुधवार गुरुवार वीरवार बृहस्पतिवार शुक्रवार शनिवार रविवार",
        "इसलिए क्योंकि बल्कि यानी दूसरी",
    ),
    converbs=("कर",),
    read_name=name_before,
    may_name=_may_name,
)
