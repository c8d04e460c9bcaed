"""What news pages print around an article, in the languages of the outlets most often read.

Every table is matched without regard to case, accents and the marks around a line. In a
phrase ``#`` stands for a number, ``…`` for any words and ``~`` for words that end in no full
stop. English is fullest; for other
languages only phrases that can't be a line of an article.
"""

from __future__ import annotations


def _phrases(**languages: str) -> tuple[str, ...]:
    """The phrases of a table, written one language a row with bars between them."""
    return tuple(
        phrase
        for row in languages.values()
        for written in row.split("|")
        if (phrase := " ".join(written.split()))
    )


def _words(**languages: str) -> frozenset[str]:
    return frozenset(word for row in languages.values() for word in row.split())


def _months(**languages: str) -> dict[str, int]:
    """The number of each month's name: rows hold January to December, once or more."""
    return {
        name: place % 12 + 1 for row in languages.values() for place, name in enumerate(row.split())
    }


# Lines that are furniture wherever they stand: what they are, and how they read as a whole.
WHOLE_LINES: dict[str, tuple[str, ...]] = {
    "photo credit": _phrases(
        en="image source, … | image caption, … | video caption, … | media caption, …"
        "| illustration: … | graphic: … | photos: … | credit: … | caption: … | file image…"
        "| archive photo… | file photo…",
        ru="фото из открытых … | фото из соцсетей… | фото: … | скриншот… | фото предоставлено…"
        "| фото из архива… | архивное фото… | снимок: …",
        el="φωτογραφία αρχείου…",
        de="rubriklistenbild… | titelbild… | symbolbild… | archivbild…",
        fr="photo d'illustration… | image d'illustration… | photo d'archives…",
        es="imagen de archivo… | foto de archivo…",
        hy="լուսանկարը՝ … | արխիվային լուսանկար…",
        tr="arşiv fotoğrafı… | arxiv fotosu…",
    ),
    "subscription or cookie notice": _phrases(
        en="stay up to date… | get our … email… | sign up for ~ | the views expressed …"
        "| download pdf | subscribe | subscribe now | subscribe here | subscribe today"
        "| subscribe for … | subscribe from … | subscribe to continue… | sign up | sign up now"
        "| sign up here | sign up today | sign me up | sign up for free"
        "| … subscribe to our … newsletter… | sign up … letter | subscribe to … newsletter…"
        "| subscribe to our … | sign up … newsletter… | sign up … alerts… | sign up … your inbox…"
        "| join our … newsletter… | join our … channel… | get our … newsletter…"
        "| get the … newsletter… | get … in your inbox… | get … to your inbox…"
        "| … straight to your inbox | … delivered to your inbox… | newsletter | newsletters"
        "| our newsletters | daily newsletter | weekly newsletter | newsletter sign-up"
        "| newsletter signup | email address | your email | your email address | enter your email…"
        "| already a subscriber… | already subscribed… | not a subscriber… | become a subscriber…"
        "| this article is for subscribers… | this content is for subscribers… | subscribers only"
        "| subscribe to read… | to continue reading… subscribe… | you have # free articles…"
        "| unlock this article… | start your free trial… | cancel anytime… | cancel at any time…"
        "| log in or subscribe… | register to read… | unsubscribe at any time…"
        "| you can unsubscribe… | no spam… unsubscribe… | download our app… | download the app…"
        "| get our app… | get the app… | get the latest … | get latest news…"
        "| get all the latest … | want to read more?… | want more? sign up…"
        "| don't have an account?… | create a free account… | forgot password… | sign in to …"
        "| save for later | gift article | give this article | share full article | all times et"
        "| all times gmt | get the … app | turn on notifications… | enable notifications…"
        "| allow notifications… | we use cookies… | we and our partners … | we value your privacy…"
        "| your privacy choices | this site uses cookies… | this website uses cookies…"
        "| our site uses cookies… | our website uses cookies…"
        "| this site is protected by recaptcha… | by continuing … you … cookies…"
        "| by continuing … you … terms… | by clicking … you … | by continuing … you … privacy…"
        "| by signing up … you … terms… | by signing up … you … privacy… | by subscribing … you …"
        "| by signing up … our terms… | by using … you … cookies… | by using … you … terms…"
        "| by submitting … you agree… | accept cookies | accept all cookies | accept all"
        "| reject all | accept & continue | accept and continue | i agree | i accept | got it"
        "| manage cookies | manage options | manage preferences | manage settings | cookie policy"
        "| cookie settings | cookie notice | cookie preferences | privacy settings"
        "| do not sell my … information",
        ru="подпишитесь на… | подписывайтесь на… | подписаться | подписаться на новости…"
        "| подписаться на рассылку… | подписаться на канал… | подписаться на наш… | подписывайтесь"
        "| присоединяйтесь к нам… | подписка | рассылка | наша рассылка | мы используем … cookie…"
        "| сайт использует … cookie… | этот сайт использует … | используя … сайт… вы …"
        "| принять все | принять | соглашаюсь | войти | зарегистрироваться | введите … email"
        "| ваш e-mail | скачайте … приложение… | включите уведомления…",
        el="εγγραφείτε… | εγγραφή στο newsletter… | γίνετε συνδρομητής… | αποδοχή | αποδοχή όλων"
        "| χρησιμοποιούμε cookies… | ο ιστότοπος … cookies… | αυτός ο ιστότοπος … cookies…"
        "| το email σας | πολιτική cookies | συμφωνώ | απόρριψη όλων",
        de="abonnieren sie… | jetzt abonnieren… | newsletter abonnieren…"
        "| … newsletter abonnieren… | zum newsletter… | hier anmelden | jetzt anmelden"
        "| jetzt registrieren | ihre e-mail-adresse | e-mail-adresse | wir verwenden cookies…"
        "| wir nutzen cookies… | diese … verwendet cookies… | alle akzeptieren | alle ablehnen"
        "| cookie-einstellungen | zustimmen | zustimmen und weiter… | bereits abonnent…"
        "| … für abonnenten | nur für abonnenten | weiterlesen mit … | jetzt die … app …",
        fr="abonnez-vous… | inscrivez-vous… | s'abonner | je m'abonne | s'inscrire | déjà abonné…"
        "| article réservé aux abonnés… | réservé aux abonnés | recevez … newsletter…"
        "| notre newsletter… | la newsletter… | nous utilisons des cookies… | ce site utilise …"
        "| tout accepter | tout refuser | accepter | continuer sans accepter | gérer … cookies"
        "| votre adresse e-mail | votre adresse mail | votre e-mail | téléchargez … application…",
        es="suscríbete… | suscríbase… | suscribirse | suscribirme | regístrate… | regístrese…"
        "| recibe … newsletter… | reciba … boletín… | recibe … boletín… | boletín de noticias"
        "| apúntate … | inicia sesión | iniciar sesión | tu correo electrónico"
        "| su correo electrónico | utilizamos cookies… | usamos cookies… | este sitio … cookies…"
        "| esta web utiliza … | aceptar | aceptar todo | aceptar todas | rechazar todo"
        "| contenido exclusivo para suscriptores… | descarga … app…",
        hy="բաժանորդագրվեք… | բաժանորդագրվել… | բաժանորդագրվիր… | միացեք մեր… | միացեք մեզ…"
        "| հետևեք մեր ալիքին… | մենք օգտագործում ենք cookie… | ընդունել",
        ka="გამოიწერეთ… | გამოიწერე… | შემოგვიერთდით… | საიტი იყენებს …",
        tr="abone ol | abone olun… | bültenimize … | bültene … | e-bülten… | çerez politikası"
        "| … çerez kullan… | kabul et | tümünü kabul et | kaydol | üye ol | telegram kanalımıza …"
        "| whatsapp kanalımıza …",
        az="abunə ol… | abunə olun… | kanalımıza … | telegram kanalımıza … | saytımız … cookie…",
        ar="اشترك… | اشتركوا… | النشرة البريدية… | نستخدم ملفات … | قبول الكل | تابعوا قناتنا…",
    ),
    "donation appeal": _phrases(
        en="support us | support us on ~ | support us today… | support us with …"
        "| support our journalism… | support our work… | support our reporting…"
        "| support our newsroom… | support local journalism… | support independent journalism…"
        "| support quality journalism… | donate | donate now… | donate today… | make a donation…"
        "| make a contribution… | become a member… | become a supporter… | become a patron…"
        "| help us … journalism… | help keep our journalism… | our journalism is … readers…"
        "| we rely on … readers… | we need your support… | buy me a coffee… | chip in now…"
        "| if you value … journalism… | if you enjoyed this … consider …",
        ru="поддержать редакцию… | поддержите нас… | поддержите редакцию… | поддержать нас…"
        "| поддержать проект… | сделать пожертвование…",
        el="στηρίξτε μας… | στηρίξτε … δημοσιογραφία…",
        de="unterstützen sie uns… | unterstützen sie unsere … | jetzt spenden…| jetzt unterstützen",
        fr="soutenez-nous… | soutenez notre … | soutenez le journalisme … | faire un don…"
        "| faites un don… | je fais un don",
        es="apóyanos… | apoya nuestro … | hazte socio… | hazte socia… | haz una donación…",
        hy="աջակցեք մեզ… | աջակցել մեզ…",
        ka="მხარი დაგვიჭირეთ…",
        tr="bize destek ol… | destek olun…",
        ar="ادعمنا…",
    ),
    "follow line": _phrases(
        en="like this | rate this | loading... | click to share … | click to print…"
        "| click to email … | click to … (opens in new window) | print version | send to a friend"
        "| bookmark | follow us | follow us on … | follow us: … | find us on ~ | join us on ~"
        "| like us on … | follow … on twitter… | follow … on facebook… | follow … on instagram…"
        "| follow … on telegram… | follow … on x | follow … on google news… | follow topics"
        "| follow this topic | follow the author | follow … here | connect with us…"
        "| stay connected… | stay in touch… | add us as a preferred source…"
        "| add as a preferred source… | follow | like | dislike | for more news…"
        "| for more on … visit… | follow live…",
        ru="читать нас в… | нравится | подписаться в… | читайте нас на… | мы есть в …"
        "| читайте нас в… | следите за нами… | мы в соцсетях… | мы в telegram… | мы в телеграм…"
        "| наш телеграм… | наш канал в … | следите за … новостями… | будьте в курсе…"
        "| оставайтесь с нами… | оставайтесь на связи…",
        el="ακολουθήστε μας… | ακολουθήστε το … google… | βρείτε μας … | κάντε like …",
        de="folgen sie uns… | folgen sie … auf … | folge uns…",
        fr="suivez-nous… | suivez … sur … | nous suivre… | retrouvez-nous sur…",
        es="síguenos… | síganos… | sigue toda la información … | sigue … en facebook…"
        "| redes sociales",
        hy="հետևեք մեզ… | հետևիր մեզ…",
        ka="გამოგვყევით… | მოგვყევით…",
        tr="bizi takip ed… | takip et | … takip edin | bizi izleyin…",
        az="bizi izləyin… | bizi … izləyin… | bizi facebook…",
        ar="تابعنا… | تابعونا…",
    ),
    "comments prompt": _phrases(
        en="comments | comment | # comments | # comment | comments (#) | comments: # | # replies"
        "| no comments | no comments yet… | 0 comments | leave a comment… | leave a reply…"
        "| post a comment… | add a comment… | add comment | write a comment… | view comments…"
        "| show comments… | view all # comments | load comments | join the conversation…"
        "| join the discussion… | join the debate… | have your say… | what do you think?…"
        "| let us know in the comments… | tell us what you think… | share your thoughts…"
        "| comments are closed… | comments have been closed… | comments have been disabled…"
        "| log in to comment… | login to comment… | be the first to comment…"
        "| your email address will not be published… | required fields are marked…"
        "| do you have … email … | do you have … get in touch… | have you been affected …"
        "| do you … tell us your story… | do you … newsdesk… | got a story… | got a tip…"
        "| have a tip… | send us your … to … | letters to the editor… | if you notice … mistake…"
        "| if you notice … error… | if you notice … typo… | if you find … error…"
        "| if you see … mistake… | spotted an error… | report an error… | report a typo…"
        "| one thought on … | # thoughts on …",
        ru="комментарии | комментарии (#) | комментарии # | # комментариев | # комментария"
        "| # комментарий | комментировать | оставить комментарий… | оставьте комментарий…"
        "| добавить комментарий… | написать комментарий… | обсудить | обсудить в чате"
        "| ваш комментарий | комментариев нет | нет комментариев"
        "| ваш e-mail не будет опубликован… | нашли ошибку… | если вы нашли ошибку…"
        "| заметили ошибку… | сообщить об ошибке… | выделите … ctrl… | увидели ошибку…",
        el="σχόλια | σχόλια (#) | # σχόλια | αφήστε … σχόλιο… | αφήστε μια απάντηση…"
        "| γράψτε … σχόλιο… | προσθήκη σχολίου | σχολιάστε… | δεν υπάρχουν σχόλια"
        "| η ηλ. διεύθυνση … δεν δημοσιεύεται… | η ηλεκτρονική … δεν δημοσιεύεται…",
        de="kommentare | # kommentare | kommentare (#) | kommentar schreiben… | kommentieren"
        "| jetzt kommentieren… | kommentar verfassen… | schreiben sie … kommentar…"
        "| leserkommentare | diskutieren sie mit… | ihre meinung | ihre meinung zum thema…"
        "| fehler gefunden?… | haben sie … fehler …",
        fr="commentaires | commentaire | # commentaires | # commentaire | commentaires (#)"
        "| laisser un commentaire… | commenter | commenter cet article | réagir"
        "| réagir à cet article | réagissez… | ajouter un commentaire…"
        "| votre adresse … ne sera pas publiée… | signaler une erreur… | aucun commentaire…"
        "| voir les commentaires… | lire les commentaires…",
        es="comentarios | comentario | # comentarios | # comentario | comentarios (#) | comentar"
        "| deja un comentario… | deja una respuesta… | dejar un comentario… | ver comentarios…"
        "| escribe un comentario… | añadir comentario… | tu dirección de correo …"
        "| sin comentarios | ir a los comentarios | reportar un error | informa de un error…",
        hy="մեկնաբանություններ | մեկնաբանություններ (#) | # մեկնաբանություն | մեկնաբանել"
        "| թողնել մեկնաբանություն… | ավելացնել մեկնաբանություն… | գրել մեկնաբանություն…"
        "| սխա՞լ եք գտել…",
        ka="კომენტარები | # კომენტარი | კომენტარები (#) | კომენტარის დატოვება…"
        "| დატოვეთ კომენტარი… | დაწერეთ კომენტარი…",
        tr="yorumlar | yorumlar (#) | # yorum | yorum yap | yorum yapın… | yorum yaz"
        "| yorumunuzu yazın… | yorum ekle | ilk yorumu … | yorum bırak… | henüz yorum yok…"
        "| henüz yorum yapılma…",
        az="şərhlər | şərhlər (#) | # şərh | şərh yaz | şərh bildir | rəy yaz | rəy bildir",
        ar="تعليقات | التعليقات | # تعليق | # تعليقات | اترك تعليق… | أضف تعليق… | اكتب تعليق…",
    ),
    "reading time": _phrases(
        en="# min read | # mins read | # minute read | # minutes read | # min | read time: …"
        "| reading time: … | reading time # … | estimated reading time… | # min. read"
        "| # min to read | # minutes to read | listen | #-minute listen | listen to story…"
        "| transcript | heard on ~ | listen to this article… | listen to this story…"
        "| listen to article… | listen (# min) | listen # min",
        ru="время чтения: … | время чтения # … | # мин чтения | # минут чтения | # минуты чтения"
        "| # мин. | # мин. на чтение | # мин на чтение | # минуты на чтение | # минут на чтение"
        "| читать # минут…",
        el="χρόνος ανάγνωσης… | # λεπτά ανάγνωση… | # λεπτό ανάγνωση… | ακούστε το άρθρο…",
        de="lesezeit: … | lesezeit # … | # min lesezeit | # min. lesezeit | # minuten lesezeit"
        "| artikel anhören…",
        fr="temps de lecture… | lecture # min… | # min de lecture | # minutes de lecture"
        "| écouter l'article… | écouter cet article…",
        es="tiempo de lectura… | # min de lectura | # minutos de lectura | lectura de # …"
        "| escuchar … artículo… | escucha … artículo… | escuchar noticia…",
        hy="# րոպե ընթերցանություն | ընթերցման ժամանակը… | # րոպեի ընթերցում",
        ka="# წუთის საკითხავი… | კითხვის დრო… | საკითხავად # წუთი",
        tr="okuma süresi… | # dk okuma… | # dakika okuma… | # dk okunma… | oxuma vaxtı…",
        ar="وقت القراءة… | # دقائق قراءة | مدة القراءة…",
    ),
    "views count": _phrases(
        en="# views | # reads | # shares | # likes | views: # | # people are reading …",
        ru="# просмотров | # просмотра | просмотры: # | просмотров: # | прочитали: #",
        de="# aufrufe",
        fr="# vues | # partages",
        es="# visitas | # lecturas",
        hy="# դիտում | դիտումներ՝ # | դիտումներ: #",
        ka="# ნახვა | ნახვები: #",
        tr="# görüntüleme | # okunma | # izlənmə | # baxış | baxış sayı: # | oxunub: #"
        "| oxunma sayı: #",
        el="# προβολές",
        ar="# مشاهدة",
    ),
    "byline": _phrases(
        en="with inputs from … | with input from … | with reporting from … | with reporting by …"
        "| with agency inputs | with agencies | with afp | staff and agencies | staff and wires"
        "| additional reporting: … | our correspondent | from our correspondent | web desk"
        "| staff report",
        ru="наш корреспондент | собственный корреспондент",
        el="με πληροφορίες από … | με πληροφορίες: …",
        de="mit material von … | mit agenturmaterial… | mit informationen von … | mit dpa",
        fr="avec afp | avec reuters | … avec afp | … avec reuters | avec agences | … avec agences",
        es="con información de … | con información de agencias | agencias | efe / …| redacción / …",
        tr="haber merkezi | dış haberler servisi",
    ),
    "about the author": _phrases(
        en="about the author | about the authors | about author | about the writer"
        "| meet the author | author bio | more from this author | more by this author"
        "| contact the author… | view profile | all articles by … | see all articles by …"
        "| view all posts by … | more articles by …",
        ru="об авторе | об авторах | все статьи автора | другие статьи автора",
        el="σχετικά με τον συντάκτη | όλα τα άρθρα του συντάκτη",
        de="über den autor | über die autorin | zur autorenseite | alle artikel von …",
        fr="à propos de l'auteur | tous ses articles | tous les articles de …",
        es="sobre el autor | sobre la autora | más artículos de …",
        hy="հեղինակի մասին",
        ka="ავტორის შესახებ",
        tr="yazar hakkında | müəllif haqqında | tüm yazıları",
    ),
    "copyright line": _phrases(
        en="… all rights reserved… | copyright # | copyright | reuse this content"
        "| licensing rights | blog at wordpress… | blog at ~ | get this theme…"
        "| proudly powered by ~ | when using … hyperlink … | republish this …"
        "| this material may not be published… | unauthorized reproduction… | permissions"
        "| powered by ~",
        ru="при копировании … | учредитель: … | главный редактор: … | сетевое издание …"
        "| свидетельство о регистрации … | … все права защищены… | … перепечатка материалов …"
        "| при использовании материалов … ссылка … | при цитировании … ссылка …",
        el="… με επιφύλαξη παντός δικαιώματος… | … all rights reserved",
        de="… alle rechte vorbehalten…",
        fr="… tous droits réservés… | reproduction interdite…",
        es="… todos los derechos reservados… | prohibida la reproducción…",
        hy="… բոլոր իրավունքները պաշտպանված են… | մեջբերումներ անելիս…",
        ka="… ყველა უფლება დაცულია…",
        tr="… tüm hakları saklıdır… | … bütün hüquqlar qorunur… | … her hakkı saklıdır…",
        az="… müəllif hüquqları qorunur… | … istinad zəruridir… | … istinad vacibdir…",
        ar="… جميع الحقوق محفوظة… | حقوق النشر …",
    ),
    "amendment note": _phrases(
        en="this article was amended… | this article was updated… | this article has been updated…"
        "| this article has been amended… | this article has been corrected…"
        "| this article has been edited… | this story was updated… | this story has been updated…"
        "| this story has been corrected… | this story was corrected… | this piece was amended…"
        "| this article was originally … | this story was originally …"
        "| an earlier version of this … | a previous version of this … | correction: …"
        "| corrections | clarification: … | editor's note: … | editors' note: …"
        "| this post has been updated… | this article was first published…"
        "| this story was first published… | this is a developing story…"
        "| this is a breaking news story… | more to follow… | more details to follow…"
        "| story developing… | more details soon… | this page will be updated… | our standards: …",
        ru="новость обновляется… | материал обновляется… | новость дополняется…"
        "| новость дополнена… | материал обновлён… | от редакции: …",
        el="διόρθωση: … | το άρθρο ενημερώθηκε… | σημείωση σύνταξης…",
        de="anmerkung der redaktion: … | korrektur: … | hinweis der redaktion: …"
        "| in einer früheren version …",
        fr="cet article a été … | mise à jour : … | note de la rédaction : … | erratum : …",
        es="este artículo ha sido … | nota de la redacción: … | fe de erratas…"
        "| noticia en desarrollo… | este artículo fue actualizado…",
        hy="լուրը թարմացվում է… | խմբագրության կողմից՝ …",
        ka="სტატია განახლდა… | ამბავი ახლდება…",
        tr="haber güncelleniyor… | haber güncellenecek… | xəbər yenilənir… | düzeltme: …",
        ar="هذا الخبر قيد التحديث…",
    ),
    "advertisement": _phrases(
        en="advertisement | advertisements | advertising | sponsor message"
        "| message from our sponsor | ad | ads | sponsored | sponsored content | sponsored by ~"
        "| paid content | promoted | promoted content | partner content | article continues below…"
        "| story continues below… | story continues after… | article continues after…"
        "| continue reading below… | advertisement - scroll to continue… | scroll to continue…"
        "| skip advertisement | skip ad | close ad | ad feedback | report this ad | remove ads"
        "| this article contains affiliate links… | we may earn a commission…",
        ru="реклама | на правах рекламы | партнёрский материал | реклама. …",
        el="διαφήμιση | χορηγούμενο | χορηγούμενο περιεχόμενο",
        de="anzeige | werbung | anzeige: … | - anzeige -",
        fr="publicité | la suite après … publicité… | la suite de l'article … | contenu sponsorisé",
        es="publicidad | anuncio | contenido patrocinado | la noticia continúa …",
        hy="գովազդ | գովազդային | գովազդային նյութ",
        ka="რეკლამა",
        tr="reklam | reklamlar | ilan | advertorial",
        ar="إعلان | إعلانات",
    ),
    "video player": _phrases(
        en="play | pause | mute | unmute | play video | watch video | watch now | watch live"
        "| watch: … | video: … | listen: … | fullscreen | full screen | picture-in-picture"
        "| current time # | duration # | duration: # | loaded: # | remaining time #"
        "| stream type live | playback rate | captions | subtitles | captions off | # / #"
        "| this video can not be played… | this video cannot be played… | video unavailable…"
        "| to play this video … | this video is unavailable… | this video is private…"
        "| this video is not available… | the media could not be loaded…"
        "| your browser does not support … | please enable javascript… | javascript is required…"
        "| video player is loading… | this is a modal window… | beginning of dialog window…"
        "| end of dialog window… | click to play… | tap to unmute… | up next | next video | # of #"
        "| photo gallery | view gallery | open gallery | gallery | slideshow | expand image"
        "| enlarge image | enlarge this image | open image in gallery | toggle caption"
        "| hide caption | show caption | view in full screen | view image in fullscreen | embed"
        "| an embedded video… | this content is not available… | view this post on …"
        "| view on instagram | show this content… | allow external content… | …pic.twitter.com/…",
        ru="видео | смотреть видео… | смотрите видео… | видео: … | ваш браузер не поддерживает …"
        "| воспроизвести… | фотогалерея…",
        el="δείτε το βίντεο… | δείτε το video… | βίντεο: … | δείτε βίντεο… | δείτε φωτογραφίες…"
        "| ο browser σας …",
        de="video abspielen… | video ansehen… | video: … | ihr browser unterstützt …"
        "| externer inhalt… | hier klicken, um … | bildergalerie… | bild vergrößern",
        fr="voir la vidéo… | regarder la vidéo… | vidéo : … | votre navigateur ne … | lecture"
        "| écouter | diaporama… | agrandir l'image",
        es="ver vídeo… | ver video… | vídeo: … | video: … | su navegador no … | tu navegador no …"
        "| reproducir | ver galería… | ampliar foto | ampliar imagen",
        hy="դիտել տեսանյութը… | տեսանյութ՝ … | տեսանյութ: …",
        ka="ვიდეო: … | ნახეთ ვიდეო… | უყურეთ ვიდეოს…",
        tr="videoyu izle | videoyu izleyin… | video: … | tarayıcınız … desteklemiyor…"
        "| foto galeri… | videonu izlə",
        ar="شاهد الفيديو… | فيديو: … | شاهد: …",
    ),
    "pagination": _phrases(
        en="page # | page # of # | pages: # … | next page… | previous page… | prev | next | next ›"
        "| older posts… | newer posts… | next post… | previous post… | previous article…"
        "| next article… | next: ~ | previous: … | next story… | previous story… | load more…"
        "| show more | show less | show all | view all | see all | see more | see less | read less"
        "| back to contents | next month: ~ | next week: ~ | all quotes delayed …"
        "| for-phone-only… | back to top… | return to top | scroll to top… | back to home…"
        "| go to … homepage… | back to …page",
        ru="страница # | страница # из # | следующая страница… | следующая | предыдущая"
        "| следующая новость… | предыдущая новость… | показать ещё… | наверх | загрузить ещё…",
        el="σελίδα # | σελίδα # από # | επόμενη σελίδα | προηγούμενη σελίδα | επόμενο άρθρο…"
        "| προηγούμενο άρθρο… | περισσότερα | δείτε περισσότερα…",
        de="seite # | seite # von # | nächste seite… | vorherige seite… | nächster artikel…"
        "| vorheriger artikel… | nach oben | mehr anzeigen | mehr laden",
        fr="page # sur # | page # / # | page suivante… | page précédente… | article suivant…"
        "| article précédent… | haut de page | voir plus | afficher plus",
        es="página # | página # de # | página siguiente… | siguiente | anterior | volver arriba"
        "| artículo siguiente… | artículo anterior… | ver más | cargar más | mostrar más",
        hy="էջ # | հաջորդ էջ… | նախորդ էջ… | հաջորդը | նախորդը | ավելին",
        ka="გვერდი # | შემდეგი გვერდი… | შემდეგი | წინა | მეტის ნახვა",
        tr="sayfa # | sonraki sayfa… | önceki sayfa… | sonraki haber… | önceki haber…"
        "| daha fazla göster | yukarı çık | növbəti xəbər… | əvvəlki xəbər…",
        ar="الصفحة # | الصفحة التالية | التالي | السابق | المزيد",
    ),
    "tags": _phrases(
        en="tags | topics | related tags | tagged | filed under | keywords | in this article"
        "| in this story | published in ~ | posted in ~ | categories | article tags",
        ru="теги | метки | ключевые слова | хэштеги | темы",
        el="ετικέτες | λέξεις κλειδιά",
        de="schlagwörter | stichwörter | themen",
        fr="mots-clés | étiquettes | thèmes | sujets",
        es="etiquetas | temas | archivado en…",
        hy="թեգեր | պիտակներ",
        ka="თეგები | ტეგები",
        tr="etiketler | etiketler… | teqlər",
        ar="كلمات مفتاحية | الوسوم | وسوم",
    ),
    "read more": _phrases(
        en="click here for … | click here to … | photos | in pictures: … | read the full ~"
        "| read next… | read the latest ~ | source: … | sources: … | learn more | find out more"
        "| more details here… | more about this… | see our … coverage… | follow our live ~"
        "| follow the latest ~",
        ru="полный текст … | источник: …",
        el="πηγή: …",
        de="quelle: … | mehr erfahren",
        fr="source : …",
        es="fuente: …",
        hy="աղբյուր՝ … | աղբյուրը՝ …",
        ka="წყარო: …",
        tr="kaynak: … | mənbə: …",
        ar="المصدر: …",
    ),
}

# Lines that are furniture above the first sentence of an article or below its last. Between
# sentences they could be subheads.
MENU = _phrases(
    en="home | homepage | home page | front page | menu | main menu | navigation | search | close"
    "| log in | login | log out | sign in | register | create account | my account | account"
    "| skip to content | skip to main content | skip to navigation | skip navigation"
    "| jump to content | site map | sitemap | sections | all sections | live | live tv"
    "| watch live | edition | e-paper | newspaper | today's paper | news | latest | breaking"
    "| breaking news | in short | in brief | e-edition | celebs | celebrity | essay | essays"
    "| reviews | books & arts | comment | all news | local | local news | world | world news"
    "| international | national | nation | uk | us | u.s. | usa | us news | uk news | europe"
    "| asia | africa | americas | middle east | region | regions | politics | elections"
    "| government | policy | security | defence | defense | diplomacy | business | economy"
    "| markets | money | finance | technology | tech | science | health | environment | climate"
    "| energy | education | society | community | crime | law | courts | sport | sports | football"
    "| culture | arts | arts & culture | entertainment | showbiz | lifestyle | life | travel"
    "| food | books | film | music | weather | traffic | obituaries | property | jobs"
    "| classifieds | opinion | opinions | comment is free | editorial | editorials | analysis"
    "| features | feature | columns | columnists | letters | long read | the long read | explainer"
    "| explainers | interview | interviews | in depth | in-depth | special report | exclusive"
    "| investigation | investigations | fact check | blogs | blog | podcast | podcasts | video"
    "| videos | pictures | multimedia | tv | radio | tv & radio | archive | archives | about"
    "| about us | who we are | our team | contact | contact us | contacts | advertise"
    "| advertise with us | careers | work for us | help | help centre | faq | terms | terms of use"
    "| terms of service | terms & conditions | terms and conditions | privacy | privacy policy"
    "| privacy notice | legal | legal notice | imprint | accessibility | accessibility statement"
    "| cookies | rss | rss feed | feedback | more | shop | games | puzzles | horoscopes"
    "| on air now | on air | recently played | schedule | presenters | commentary | events"
    "| what's on | magazine | weekend | special projects | topics | subscribe | newsletters"
    "| support us | donate | mobile apps | copyright | disclaimer | masthead | press | partners",
    ru="главная | главное | новости | все новости | лента новостей | лента | политика | общество"
    "| экономика | бизнес | финансы | в мире | мир | в стране | регион | регионы | происшествия"
    "| культура | спорт | афиша | наука | технологии | здоровье | образование | армия"
    "| безопасность | мнения | мнение | аналитика | интервью | репортаж | статьи | видео | фото"
    "| мультимедиа | подкасты | спецпроекты | архив | эксклюзив | меню | поиск | войти | вход"
    "| регистрация | контакты | о нас | о проекте | реклама | редакция | вакансии | погода"
    "| политика конфиденциальности | пользовательское соглашение | правила использования"
    "| перейти к содержанию",
    el="αρχική | αρχική σελίδα | ειδήσεις | πολιτική | οικονομία | κοινωνία | κόσμος | διεθνή"
    "| ελλάδα | κύπρος | αθλητικά | σπορ | πολιτισμός | υγεία | τεχνολογία | επιστήμη | γνώμη"
    "| γνώμες | απόψεις | άποψη | αρθρογραφία | περιβάλλον | παιδεία | καιρός | μενού | αναζήτηση"
    "| σύνδεση | επικοινωνία | σχετικά | ποιοι είμαστε | ταυτότητα | όροι χρήσης"
    "| πολιτική απορρήτου | ροή ειδήσεων | πολυμέσα | βίντεο | συνεντεύξεις | τοπικά"
    "| μετάβαση στο περιεχόμενο",
    de="startseite | nachrichten | politik | inland | ausland | welt | wirtschaft | gesellschaft"
    "| panorama | kultur | feuilleton | sport | wissen | wissenschaft | gesundheit | reise | auto"
    "| technik | digital | meinung | kommentar | lokales | regional | region | zum inhalt springen"
    "| menü | suche | anmelden | einloggen | impressum | datenschutz | datenschutzerklärung | agb"
    "| kontakt | über uns | werben | barrierefreiheit | e-paper | abo | hilfe | wetter | mediathek"
    "| karriere | analyse | leitartikel | exklusiv",
    fr="accueil | à la une | une | actualités | actualité | actu | politique | monde"
    "| international | france | europe | afrique | économie | société | faits divers | culture"
    "| sports | sport | sciences | santé | planète | environnement | idées | opinions | débats"
    "| tribune | éditorial | analyse | enquête | reportage | entretien | en direct | direct"
    "| vidéos | podcasts | météo | menu | recherche | rechercher | se connecter | connexion"
    "| aller au contenu | mentions légales | contact | nous contacter | qui sommes-nous"
    "| plan du site | politique de confidentialité | conditions générales | cgu | cgv | aide"
    "| abonnement | publicité | recrutement",
    es="inicio | portada | noticias | actualidad | última hora | política | internacional | mundo"
    "| nacional | españa | américa | economía | sociedad | sucesos | cultura | deportes | ciencia"
    "| salud | tecnología | medio ambiente | opinión | editorial | análisis | entrevista"
    "| reportaje | gente | viajes | vídeos | videos | podcasts | local | el tiempo | menú | buscar"
    "| iniciar sesión | acceder | ir al contenido | saltar al contenido | contacto | quiénes somos"
    "| aviso legal | política de privacidad | política de cookies | publicidad | hemeroteca"
    "| ayuda | en directo | exclusiva",
    hy="գլխավոր | գլխավոր էջ | լուրեր | նորություններ | լրահոս | քաղաքականություն | հասարակություն"
    "| տնտեսություն | միջազգային | աշխարհ | տարածաշրջան | հայաստան | արցախ | սպորտ | մշակույթ"
    "| իրավունք | առողջություն | գիտություն | կրթություն | վերլուծություն | հարցազրույց | կարծիք"
    "| տեսանյութեր | տեսանյութ | լուսանկարներ | մեր մասին | կապ | հետադարձ կապ | որոնում | մենյու"
    "| մամուլ | բանակ | արխիվ",
    ka="მთავარი | ახალი ამბები | სიახლეები | პოლიტიკა | საზოგადოება | ეკონომიკა | მსოფლიო | სპორტი"
    "| კულტურა | სამართალი | სამხედრო | ანალიზი | ინტერვიუ | მოსაზრება | ბლოგი | ვიდეო | ფოტო"
    "| რეგიონი | ჩვენ შესახებ | კონტაქტი | ძებნა | მენიუ | განათლება | ჯანმრთელობა | შესვლა",
    tr="ana sayfa | anasayfa | haberler | haber | son dakika | gündem | siyaset | politika"
    "| ekonomi | dünya | türkiye | spor | yaşam | kültür | kültür sanat | sanat | sağlık"
    "| teknoloji | bilim | eğitim | magazin | yazarlar | görüş | analiz | röportaj | foto galeri"
    "| video | canlı yayın | menü | ara | giriş yap | üye girişi | iletişim | hakkımızda | künye"
    "| gizlilik politikası | kullanım koşulları | yerel | hava durumu | içeriğe geç",
    az="ana səhifə | əsas səhifə | xəbərlər | bütün xəbərlər | xəbər lenti | siyasət"
    "| iqtisadiyyat | cəmiyyət | dünya | idman | mədəniyyət | hadisə | region | elm | təhsil"
    "| səhiyyə | müsahibə | təhlil | ordu | haqqımızda | əlaqə | axtarış | reklam | foto"
    "| layihələr | maraqlı",
    ar="الرئيسية | أخبار | الأخبار | سياسة | اقتصاد | رياضة | ثقافة | العالم | عربي | دولي | رأي"
    "| آراء | تحليل | فيديو | من نحن | اتصل بنا | بحث | القائمة | تسجيل الدخول | سياسة الخصوصية"
    "| منوعات",
)

# One of these makes a name of a few capitals above the title the name of the outlet.
OUTLET_WORDS = _words(
    en="news newsroom times post gazette herald tribune standard daily weekly chronicle journal"
    " agency radio tv press wire observer mirror echo telegraph express sentinel dispatch courier"
    " argus examiner bulletin register record leader online media network broadcasting review"
    " reporter globe",
    ru="новости известия вести газета вестник агентство правда курьер",
    de="zeitung nachrichten kurier anzeiger tageblatt rundschau bote blatt",
    fr="journal gazette dépêche courrier presse nouvelles",
    es="diario periódico noticias gaceta prensa heraldo voz",
    el="εφημερίδα νέα ημερησία τύπος",
    tr="gazetesi haber ajansı postası",
    hy="լրատվական թերթ գործակալություն լրագիր",
    ka="გაზეთი სააგენტო",
)

LAST_UPDATE = _phrases(
    en="last update | last updated | last updated on | last modified | first published"
    "| published on | published | published at | updated | posted | modified | updated on"
    "| updated at | posted on | posted at | date published | correction | corrected"
    "| publication date | created | released | issued | date",
    ru="обновлено | опубликовано | дата публикации | последнее обновление | изменено | дата",
    el="τελευταία ενημέρωση | ενημερώθηκε | δημοσιεύτηκε | δημοσιεύθηκε | δημοσίευση | ενημέρωση"
    "| ημερομηνία δημοσίευσης | τελευταία τροποποίηση",
    de="aktualisiert am | aktualisiert | veröffentlicht am | veröffentlicht | stand"
    "| zuletzt aktualisiert | erstellt | erstellt am",
    fr="mis à jour le | publié le | modifié le | mise à jour | mis en ligne le | mise à jour le"
    "| dernière mise à jour | dernière modification",
    es="actualizado el | actualizado | publicado el | publicado | actualizada"
    "| última actualización | publicada el | fecha de publicación",
    hy="թարմացվել է | հրապարակվել է | հրապարակված է | թարմացված է | վերջին թարմացումը"
    "| հրապարակման ամսաթիվը",
    ka="განახლებულია | ბოლო განახლება | გამოქვეყნდა | გამოქვეყნებულია | განახლდა | თარიღი",
    tr="giriş tarihi | son güncelleme | güncelleme tarihi | güncelleme | güncellendi"
    "| yayınlanma tarihi | yayın tarihi | yayınlanma | oluşturulma tarihi | giriş",
    az="yenilənib | dərc olunub | dərc edilib | tarix | son yenilənmə | yayımlanıb",
    ar="آخر تحديث | تاريخ النشر | نشر في | نُشر",
)

PHOTO_CREDIT = _phrases(
    en="photo | file photo | photo credit | photo by | photo courtesy of | image | image credit"
    "| image source | image courtesy of | picture | picture credit | photograph | photographer"
    "| illustration | video credit | photo source | photos by | pictures | map",
    ru="фото | иллюстрация | фотограф | снимок | источник фото",
    el="φωτογραφία | φωτο | φωτό | πηγή φωτογραφίας | εικόνα",
    de="foto | bildquelle | bild | fotograf | fotos | grafik",
    fr="crédit photo | crédits photo | crédit | photographie | illustration",
    es="crédito | crédito de la foto | fotografía | imagen",
    hy="լուսանկարը | լուսանկար | նկարը",
    ka="ფოტო | ფოტოს ავტორი | ილუსტრაცია",
    tr="fotoğraf | foto | görsel | kaynak fotoğraf | şəkil",
    ar="صورة | الصورة | تصوير",
)

# What stands, with a name, at the end of a caption.
CREDIT_AT_END = _phrases(
    en="photo | photo by | photograph | photograph by | image | picture | picture by | credit"
    "| photo credit",
    ru="фото",
    el="φωτογραφία",
    de="foto | bild",
    fr="photo | crédit photo | © photo",
    es="foto | fotografía",
    hy="լուսանկարը",
    tr="fotoğraf",
)

AGENCIES = (
    *("Reuters", "AP", "Associated Press", "The Associated Press", "AFP", "EPA", "UPI", "TASS"),
    *("RIA Novosti", "Interfax", "DPA", "dpa", "ANSA", "EFE", "Xinhua", "Anadolu", "Bloomberg"),
    *("Getty Images", "Shutterstock", "BBC News", "CNN", "RFE/RL", "Armenpress", "PA", "PA Media"),
    *(
        "Agence France-Presse",
        "Press Association",
        "Press Trust",
        "Alamy",
        "iStock",
        "Europa Press",
    ),
    *("Рейтер", "ТАСС", "РИА Новости", "Интерфакс", "Արմենպրես", "AA", "İHA", "DHA", "APA"),
    *("ΑΠΕ-ΜΠΕ", "ΑΠΕ", "ΚΥΠΕ", "Azertac", "AZƏRTAC", "Interpressnews"),
)

BY = _phrases(
    en="by | written by | published by | posted by | edited by | compiled by | reviewed by"
    "| story by | words by | text by | report by | reported by | author",
    ru="автор | авторы | текст | корреспондент",
    el="του | της | γράφει ο | γράφει η | συντάκτης | συντάκτρια | επιμέλεια | από τον | από την",
    de="von | autor | autorin | text",
    fr="par | auteur | autrice | propos recueillis par",
    es="por | autor | autora | redacción",
    hy="հեղինակ | հեղինակը | տեքստը",
    ka="ავტორი | ტექსტი",
    tr="yazan | haber | muhabir | yazar | müəllif",
    ar="بقلم | كتب | كتبت | الكاتب",
)

# The trades that stand below a name in a byline.
ROLES = _words(
    en="reporter reporters correspondent correspondents editor editors writer writers columnist"
    " journalist staff bureau desk newsroom contributor photographer producer fellow analyst"
    " professor lecturer author",
    ru="корреспондент редактор обозреватель журналист редакция репортёр",
    el="ανταποκριτής ανταποκρίτρια συντάκτης συντάκτρια δημοσιογράφος",
    de="korrespondent korrespondentin redakteur redakteurin reporter reporterin redaktion",
    fr="correspondant correspondante journaliste rédaction rédacteur rédactrice envoyé",
    es="corresponsal periodista redactor redactora redacción enviado enviada",
    hy="թղթակից լրագրող խմբագիր խմբագրություն",
    ka="კორესპონდენტი ჟურნალისტი რედაქტორი",
    tr="muhabir muhabiri yazar editör müxbir",
    ar="مراسل مراسلة",
)

# What may stand between the names of a byline.
PARTICLES = _words(
    joints="and und et y и և ve və και in of the & - – | • /",
    parts="de del der da di du la van von al bin ibn",
)

LINK_LIST = _phrases(
    en="latest news | latest stories | latest headlines | more news | more stories | most read"
    "| most popular | most viewed | most shared | most commented | top stories | trending"
    "| trending now | other news | other news on … | popular | related | related news"
    "| related articles | related stories | related posts | related topics | related publications"
    "| related reports | you might also be interested in | related content | related coverage"
    "| related links | related story | related article | related reading | recommended"
    "| recommended for you | recommended stories | recommended reading | you may also like"
    "| you might also like | you may have missed | in case you missed it | what to read next"
    "| up next | editor's picks | editors' picks | editor's choice | don't miss | must read"
    "| must reads | more for you | explore more | explore more on these topics"
    "| more on this topic | more on this | more in this section | more like this"
    "| similar articles | elsewhere on … | around the web | from around the web"
    "| from our partners | recent posts | recent articles | recent stories | the latest | latest"
    "| latest articles | latest updates | headlines | today's headlines | stories for you"
    "| also in the news | also in this section | further reading | read this next"
    "| more top stories | featured | featured stories | spotlight | promoted stories | popular now"
    "| popular stories | news in brief | this week's most read | keep reading",
    ru="последние новости | другие новости | новости по теме | материалы по теме | самое читаемое"
    "| самые читаемые | популярное | популярные новости | главные новости | главное за день"
    "| ещё по теме | похожие материалы | похожие новости | похожие статьи | по теме"
    "| лента новостей | новости партнёров | рекомендуем почитать | советуем почитать | рекомендуем"
    "| рекомендуемое | смотрите также | вам может быть интересно | выбор редакции | свежие новости"
    "| читают сейчас | сейчас читают | больше новостей | ещё новости | ещё новости о событии"
    "| ещё новости по теме | все новости рубрики | ещё в рубрике | другие материалы"
    "| материалы рубрики | новости рубрики | актуальное | новости дня",
    el="σχετικά άρθρα | σχετικές ειδήσεις | τελευταία νέα | τελευταίες ειδήσεις | δημοφιλή"
    "| τα πιο δημοφιλή | τα πιο διαβασμένα | πιο διαβασμένα | δημοφιλέστερα | προτεινόμενα"
    "| περισσότερα νέα | ροή ειδήσεων | σχετικά θέματα | σχετικά | όλες οι ειδήσεις | μη χάσετε"
    "| άλλα άρθρα | δείτε ακόμα | διαβάστε ακόμα",
    hy="վերջին նորություններ | վերջին լուրեր | լրահոս | թեմայի շուրջ | առնչվող նորություններ"
    "| այլ լուրեր | ամենաընթերցված | ամենաընթերցվածը | նույն թեմայով | առնչվող նյութեր"
    "| այլ նորություններ | օրվա լուրեր | ամենադիտված | թոփ լուրեր | նմանատիպ նյութեր"
    "| նմանատիպ լուրեր | նմանատիպ նորություններ | այս թեմայով | կարդացեք նաև",
    de="mehr zum thema | meistgelesen | weitere nachrichten | weitere artikel"
    "| das könnte sie auch interessieren | das könnte sie interessieren | aktuelle nachrichten"
    "| neueste nachrichten | meistgelesene artikel | empfohlene artikel | ähnliche artikel"
    "| verwandte themen | verwandte artikel | top-themen | auch interessant | mehr aus …"
    "| zum thema | neueste artikel | mehr nachrichten | beliebt | unsere empfehlungen",
    fr="lire aussi | sur le même sujet | dernières actualités | les plus lus | articles liés"
    "| à lire également | dans la même rubrique | les plus partagés | dernières infos"
    "| nos articles … | dans l'actualité | à la une | articles similaires | sur le même thème"
    "| vous aimerez aussi | le plus lu | à découvrir | notre sélection | articles connexes"
    "| les articles les plus lus | toute l'actualité | en continu",
    es="últimas noticias | más noticias | noticias relacionadas | lo más leído | lo más visto"
    "| te puede interesar | le puede interesar | también te puede interesar | te recomendamos"
    "| artículos relacionados | relacionados | relacionadas | más información"
    "| más sobre este tema | lo último | más leídas | más leídos | te interesa | otras noticias"
    "| destacados | contenido relacionado",
    ka="ბოლო ამბები | ბოლო სიახლეები | მსგავსი სიახლეები | დაკავშირებული სიახლეები | პოპულარული"
    "| ყველაზე კითხვადი | სხვა სიახლეები | ამავე თემაზე | მსგავსი ამბები | რეკომენდებული",
    tr="ilgili haberler | ilginizi çekebilir | son haberler | diğer haberler | en çok okunanlar"
    "| çok okunanlar | popüler haberler | benzer haberler | öne çıkanlar | sıradaki haber"
    "| günün haberleri | önerilen haberler | editörün seçtikleri | bunlar da ilginizi çekebilir",
    az="son xəbərlər | oxşar xəbərlər | digər xəbərlər | əlaqəli xəbərlər | ən çox oxunan"
    "| ən çox oxunanlar | xəbər lenti | günün xəbərləri | mövzu ilə bağlı | mövzuya aid",
    ar="أخبار ذات صلة | مواضيع ذات صلة | الأكثر قراءة | آخر الأخبار | اقرأ المزيد | مقالات ذات صلة"
    "| الأكثر مشاهدة",
)

READ_MORE = _phrases(
    en="read more | read also | also read | see also | continue reading | full story | related"
    "| read next | more on this story | click here to read more | photos | read | further reading"
    "| explainer | more | watch | listen | watch also | live updates | read the full story"
    "| recommended | don't miss | must read | see more | related article | related story",
    ru="читайте также | читать далее | подробнее | читать ещё | читайте ещё | читать полностью"
    "| по теме | смотрите также | читать также | читайте по теме",
    el="διαβάστε επίσης | διαβάστε περισσότερα | διαβάστε ακόμη | διαβάστε ακόμα | δείτε επίσης"
    "| διαβάστε | περισσότερα",
    hy="կարդացեք նաև | կարդալ ավելին | կարդալ նաև | տես նաև | տեսեք նաև | մանրամասն | կարդալ"
    "| շարունակել կարդալ",
    de="lesen sie auch | lesen sie mehr | weiterlesen | mehr lesen | siehe auch | mehr dazu"
    "| lesen sie hier | mehr zum thema | lesetipp",
    fr="lire aussi | à lire aussi | lire la suite | en savoir plus | lire également | à lire"
    "| voir aussi | à voir aussi | lisez aussi",
    es="lea también | lee también | leer más | seguir leyendo | leer también | lea más | lee más"
    "| te puede interesar | ver también | más información | mira también | vea también",
    ka="წაიკითხეთ ასევე | ასევე წაიკითხეთ | წაიკითხეთ მეტი | იხილეთ ასევე | ვრცლად | წაიკითხე მეტი"
    "| წაიკითხეთ სრულად",
    tr="ayrıca okuyun | devamını oku | bunu da okuyun | devamı için tıklayın | haberin devamı"
    "| ayrıca bakınız",
    az="həmçinin oxuyun | ətraflı | davamını oxu | bax həmçinin | daha ətraflı | oxşar xəbər",
    ar="اقرأ أيضا | اقرأ المزيد | إقرأ أيضا | المزيد | شاهد أيضا | طالع أيضا",
)

TAGS = _phrases(
    en="tags | tag | topics | keywords | filed under | filed in | posted in | tagged | categories"
    "| category | labels | related tags | more about | more on",
    ru="теги | метки | ключевые слова | тег | рубрика | рубрики | категория | темы",
    el="ετικέτες | tags | λέξεις κλειδιά | κατηγορία",
    hy="թեգեր | պիտակներ | բաժին",
    de="schlagwörter | stichwörter | schlagworte | kategorie | kategorien | rubrik",
    fr="mots-clés | étiquettes | thèmes | catégories | rubrique",
    es="etiquetas | temas | archivado en | categorías",
    ka="თეგები | ტეგები | კატეგორია",
    tr="etiketler | etiket | teqlər | kategori | kateqoriya | açar sözlər",
    ar="الوسوم | كلمات مفتاحية",
)

SHARE_VERBS = _words(
    en="share tweet print",
    ru="поделиться поделитесь поделись печать распечатать",
    el="κοινοποίηση κοινοποιήστε μοιραστείτε μοιράσου εκτύπωση share",
    hy="կիսվել կիսվեք տարածել տպել",
    de="teilen drucken",
    fr="partager partagez imprimer",
    es="compartir comparte imprimir compartirlo",
    ka="გაზიარება გააზიარეთ გააზიარე ბეჭდვა",
    tr="paylaş paylaşın yazdır paylaşmaq çap paylaşım",
    ar="شارك مشاركة شاركها طباعة",
)
SHARE_PLACES = _words(
    names="facebook twitter x whatsapp telegram linkedin email e-mail mail pinterest reddit"
    " messenger vk viber instagram copy link save comments bluesky threads mastodon flipboard"
    " pocket tumblr youtube tiktok url bookmark google skype signal rss odnoklassniki ok snapchat"
    " xing vkontakte line",
    ru="вконтакте одноклассники телеграм вотсап ссылку ссылка скопировать копировать фейсбук"
    " твиттер",
    el="αντιγραφή",
    de="kopieren merken",
    fr="copier lien",
    es="copiar enlace correo guardar",
    tr="kopyala bağlantıyı linki kopyalamaq",
    ar="فيسبوك تويتر واتساب تلغرام",
)
SHARE_FILLERS = _words(
    en="on via to by this article story with now in page post news a the your friends it of send"
    " and or",
    ru="в на с друзьями статьёй новостью этой через страницу новость соцсетях",
    el="το άρθρο στο με τους σας",
    hy="հոդվածը նյութը ֆեյսբուքում",
    de="auf artikel diesen den per beitrag seite",
    fr="sur l'article cet article par cette",
    es="en la noticia el artículo esta este por",
    ka="სტატია სტატიის ფეისბუქზე",
    tr="haberi bu xəbəri xəbər et dostlarınla",
    ar="على المقال هذا عبر",
)

LANGUAGES = _words(
    codes="en ru de fr es el hy ka tr az ar fa uk it eng rus рус арм arm geo deu fra esp aze tur"
    " gr հայ",
    names="english русский deutsch français español ελληνικά հայերեն ქართული türkçe azərbaycan"
    " العربية",
)

MONTHS = _months(
    en="january february march april may june july august september october november december jan"
    " feb mar apr may jun jul aug sep oct nov dec",
    en_also="jan feb mar apr may june july aug sept oct nov dec",
    ru="января февраля марта апреля мая июня июля августа сентября октября ноября декабря янв фев"
    " мар апр мая июн июл авг сен окт ноя дек январь февраль март апрель май июнь июль август"
    " сентябрь октябрь ноябрь декабрь",
    el="ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου"
    " οκτωβρίου νοεμβρίου δεκεμβρίου ιαν φεβ μαρ απρ μαϊ ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
    hy="հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի"
    " նոյեմբերի դեկտեմբերի հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր"
    " հոկտեմբեր նոյեմբեր դեկտեմբեր",
    de="januar februar märz april mai juni juli august september oktober november dezember",
    es_short="ene feb mar abr may jun jul ago sep oct nov dic",
    fr_short="janv févr mars avr mai juin juil août sept oct nov déc",
    de_short="jan feb mär apr mai jun jul aug sep okt nov dez",
    fr="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    es="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ka="იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი"
    " დეკემბერი",
    tr="ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    az="yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    ar="يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
)

DATE_WORDS = _words(
    en="monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs"
    " fri sat sun at on of the st nd rd th am pm a m p gmt utc est edt et cet cest msk bst eet amt"
    " pst pdt local time min mins minute minutes hour hours day days read ago week weeks month"
    " months year years today yesterday ist aest jst hkt sgt hrs bt kst pkt trt azt get",
    ru="понедельник вторник среда четверг пятница суббота воскресенье в г года сегодня вчера мск"
    " назад часов часа минут минуты",
    el="δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή στις πμ μμ ώρα πριν ώρες λεπτά",
    de="montag dienstag mittwoch donnerstag freitag samstag sonntag um uhr am den vor stunden"
    " minuten",
    fr="lundi mardi mercredi jeudi vendredi samedi dimanche à h le il y a heures minutes er",
    es="lunes martes miércoles jueves viernes sábado domingo de del a las el h hace horas minutos",
    hy="թ ժամը երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի",
    ka="ორშაბათი სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი შაბათი კვირა წელი წ",
    tr="pazartesi salı çarşamba perşembe cuma cumartesi pazar saat günü tsi",
    az="bazar ertəsi çərşənbə axşamı çərşənbə cümə şənbə il saat",
    ar="الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد الساعة",
)

# Words that make a line of capitals a subhead or a title, and no person's name.
ORDINARY = _words(
    en="the a an and or but no not never again for from to in on at by with without after before"
    " over under behind into out up down off as is are was were be we they you he she it this that"
    " these those who what why how when where all one two three four five six seven eight nine ten"
    " first last next new old more less only still now then here there too back long short big"
    " small great hard good bad dark light dead lost open closed free final key main high low"
    " other same our their his her its my your peace war talks talk truce ceasefire border borders"
    " road roads way ways land sea air water fire day days night year years time times end ends"
    " start death deaths life lives hope hopes fear fears anger grief silence justice truth power"
    " money trade cost costs price prices school schools house home homes room floor row exit"
    " question questions answer answers reaction reactions response background history context"
    " timeline future past plan plans deal deals crisis conflict attack attacks operation"
    " offensive exodus return victims survivors witnesses refugees prisoners soldiers troops"
    " children women men people families family help aid food bread warning warnings rescue search"
    " fact facts figures numbers analysis results result election vote votes protest protests"
    " strike strikes inquiry investigation court trial verdict charges rain snow storm flood"
    " floods heat cold winter summer spring autumn bridge river mountain city town village streets"
    " street world state government police army minister ministers president company workers union",
)
