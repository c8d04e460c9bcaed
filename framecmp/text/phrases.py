"""What news pages print around an article, in the languages of the outlets most often read.

Each table is matched without regard to case. English is fullest; for other languages only
phrases that can't open a sentence of an article.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LAST_UPDATE = (
    *("last update", "last updated", "last modified", "first published", "published on"),
    *("published", "updated", "posted", "modified", "updated on", "posted on"),
    *("обновлено", "опубликовано", "дата публикации"),
    *("թարմացվել է", "հրապարակվել է", "հրապարակված է"),
    *("aktualisiert am", "aktualisiert", "veröffentlicht am", "veröffentlicht", "stand"),
    *("mis à jour le", "publié le", "modifié le"),
    *("actualizado el", "actualizado", "publicado el", "publicado"),
)

PHOTO_CREDIT = (
    *("photo", "file photo", "photo credit", "photo by", "photo courtesy of"),
    *("image", "image credit", "image source", "picture", "picture credit", "photograph"),
    *("фото", "иллюстрация", "լուսանկարը", "լուսանկար", "foto", "bildquelle"),
    *("crédit photo", "crédits photo", "crédito", "crédito de la foto"),
)

AGENCIES = (
    *("Reuters", "AP", "Associated Press", "The Associated Press", "AFP", "EPA", "UPI", "TASS"),
    *("RIA Novosti", "Interfax", "DPA", "ANSA", "EFE", "Xinhua", "Anadolu", "Bloomberg"),
    *("Getty Images", "Shutterstock", "BBC News", "CNN", "RFE/RL", "Armenpress"),
    *("Рейтер", "ТАСС", "РИА Новости", "Интерфакс", "Արմենպրես"),
)

BY = ("by", "автор", "авторы", "հեղինակ", "von", "par", "por")

# What may stand between the names of a byline.
PARTICLES = _words(
    "and und et y и և in of the de del der da di du la van von al bin ibn & - – | • /"
)

LINK_LIST = (
    *("latest news", "latest stories", "latest headlines", "more news", "more stories"),
    *("most read", "most popular", "top stories", "trending", "trending now", "other news"),
    *("related", "related news", "related articles", "related stories", "related posts"),
    *("related topics", "related content", "recommended", "recommended for you"),
    *("you may also like", "you might also like", "editor's picks", "editor’s picks"),
    *("последние новости", "другие новости", "новости по теме", "материалы по теме"),
    *("վերջին նորություններ", "վերջին լուրեր", "լրահոս", "թեմայի շուրջ"),
    *("mehr zum thema", "meistgelesen", "weitere nachrichten", "weitere artikel"),
    *("sur le même sujet", "dernières actualités", "les plus lus"),
    *("últimas noticias", "más noticias", "noticias relacionadas", "lo más leído"),
)

READ_MORE = (
    *("read more", "read also", "also read", "see also", "continue reading", "full story"),
    "related",
    *("more on this story", "click here to read more", "photos"),
    *("читайте также", "читать далее", "подробнее", "կարդացեք նաև", "կարդալ ավելին"),
    *("lesen sie auch", "lesen sie mehr", "weiterlesen", "mehr lesen"),
    *("lire aussi", "à lire aussi", "lire la suite", "en savoir plus"),
    *("lea también", "lee también", "leer más", "seguir leyendo"),
)

TAGS = (
    *("tags", "topics", "keywords", "filed under", "теги", "ключевые слова", "թեգեր"),
    *("schlagwörter", "mots-clés", "etiquetas"),
)

SHARE_VERBS = _words(
    "share tweet print поделиться կիսվել teilen partager compartir imprimir drucken"
)
SHARE_PLACES = _words(
    "facebook twitter x whatsapp telegram linkedin email e-mail mail pinterest reddit "
    "messenger vk viber instagram copy link save comments"
)
SHARE_FILLERS = _words("on via to by this article story with now in auf sur en в на")

# Openings of notices; each is a pattern, since what follows decides.
NOTICES = (
    r"(?:subscribe|sign up)(?: now| here| today)?[.!]?$",
    r"(?:subscribe to|sign up (?:to|for)|(?:join|get|follow) (?:our|the)) .{0,120}"
    r"\b(?:newsletters?|our (?:[\w-]+ ){0,2}(?:channel|alerts|page)|e-?mail alerts|your inbox)\b",
    r"already a subscriber\b",
    r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b",
    r"by (?:continuing|clicking|using|signing up|subscribing)\b.{0,80}\b(?:you|our)\b"
    r".{0,80}\b(?:cookies|privacy|terms)\b",
    r"(?:accept(?: all)?|manage) cookies$",
    r"cookie (?:policy|settings|notice|preferences)$",
    r"подпи(?:шитесь|сывайтесь) на\b",
    r"բաժանորդագրվեք\b",
    r"(?:abonnieren sie|jetzt abonnieren|newsletter abonnieren)\b",
    r"(?:abonnez|inscrivez)-vous\b",
    r"(?:suscríbete|suscríbase)\b",
)

MONTHS = _words(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec января февраля марта апреля мая июня "
    "июля августа сентября октября ноября декабря հունվարի փետրվարի մարտի ապրիլի մայիսի "
    "հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի januar februar märz "
    "mai juni juli oktober dezember janvier février mars avril juin juillet août septembre "
    "octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre "
    "octubre noviembre diciembre"
)

DATE_WORDS = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs "
    "fri sat sun at on of the st nd rd th am pm a m p gmt utc est edt et cet cest msk bst "
    "понедельник вторник среда четверг пятница суббота воскресенье в г года montag dienstag "
    "mittwoch donnerstag freitag samstag sonntag um uhr am den lundi mardi mercredi jeudi "
    "vendredi samedi dimanche à h le lunes martes miércoles jueves viernes sábado domingo de "
    "del a las min mins minute minutes hour hours day days read ago թ"
)
