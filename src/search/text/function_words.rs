//! The words that a question is put with, by language: pronouns with their clitics, articles, the
//! commonest prepositions, question words, and the verbs that stand in front of any subject (to be,
//! to have, can, must, there is).
//!
//! A large help centre shows by its counts that such words tell nothing. In one of eight articles
//! "est-ce que" stands once, as the subject does; what is known of the language has to stand in for
//! the counts that are not there: `LIGHT_BELOW` in `query/light.rs` says how.
//!
//! Closed classes, and the few verbs of asking that customers wrap a subject in ("what can I do
//! about", "devo-me preocupar com"). Words that also name a thing are left out ("may", French
//! "son", "été"), and so are particles that make verbs ("log in", "sign up"). Scripts without
//! spaces have no entry, nor has Vietnamese, whose words fall together without their tones.

use std::collections::BTreeSet;

use super::analysis::fold;
use crate::model::Lang;

/// The function words of a language as they are compared: folded, sorted.
pub fn function_words(lang: &Lang) -> BTreeSet<String> {
    let code = match lang.primary() {
        "nn" | "no" => "nb",
        "tl" => "fil",
        "ms" => "id",
        code => code,
    };
    let own = WORDS.iter().filter(|(known, _)| *known == code);
    own.flat_map(|(_, words)| words.split_whitespace()).map(fold).collect()
}

/// Language code and words, in their own spelling. An apostrophe ends a word: "l", "qu".
const WORDS: [(&str, &str); 26] = [
    (
        "ar",
        "في من إلى على عن مع أو هل ما ماذا كيف أين متى لماذا كم أي هذا هذه ذلك تلك التي الذي أنا \
         أنت نحن هو هي هم لا أن إن كان يمكن يمكنني يمكنك يوجد توجد هناك يجب لي لك انا مش مو ايش \
         شو ليش ليه وين فين ازاي إزاي مين عايز عاوز بدي ابغى أبغى ابي أبي أريد اريد عشان علشان \
         كيفية مني وما ولا وكيف ومن وفي وش ويش شلون شنو ليس مب ماني مافي مفيش ده دي دا دول اللي \
         هذي هاي هاد كده كدا هيك رح راح عم لسه لسا للحين عندي عندكم معي معايا معاكم لكم منكم بدنا \
         نبغى ودي حابب محتاج لازم ينفع ممكن اقدر أقدر بقدر قادر استطيع أستطيع جدا اوي قوي مرة مره \
         كتير كثير وايد شوي خالص برضه كمان بس يعني طيب لو سمحت سمحتوا فضلك كيفاش علاش واش فاش \
         امتى إمتى ايمتى بتاع بتاعي حق حقي تبع تبعي كل كله كلها كلهم بعض بعد حتى عند بين بدون منذ \
         خلال أيضا فقط ثم قد لم لن لكن إذا كانت يكون تكون كنت كنا صار صارت يصير بيصير حد احد شي \
         شيء حاجة اشي هون هنا الحين دلوقتي هسه هلا هلأ الآن انت انتم انتو انتوا احنا إحنا انه اني \
         انها لأن عني عنكم عنكن فيه فيها فيكم عليه عليها علي عليا لنا لهم له لها الي ليا منه منها \
         عنه عنها يا ياريت برضو بردو طب ايوه نعم مابي مابغى ودنا بدو بدها بدهم بدك بدكم عايزين \
         عاوزين عايزة عاوزة نفسي حابة محتاجة محتاجين حاب حابين احتاج أحتاج نحتاج نبي نبغي تبي يبي \
         تبون تبغون بغيت بغينا ابا ابغا يلزمني ايه إيه كام شكون شحال اشنو شنهو وشلون منين لوين \
         امتا او وإلا والا ان هذول هاذا هادا هادي هذيك هداك هيدا هيدي ذا ذي كذا هكذا جذي الى يلي \
         لما لين لاني لأني لانه لأنه تبعنا تبعكم تبعكن حقنا حقكم بتاعتي بتاعنا بتاعكم ديالي ديال \
         ديالنا ديالكم عندنا عندك عندكن عنا عنده معنا معك معاك عليكم علينا اليكم إليكم فينا فيني \
         بينا ليكم نفسه نفسها انتي انتما هما أقدرش بقدرش تقدر تقدروا تقدرون نقدر بتقدروا يقدر \
         يقدروا تستطيع تستطيعون نستطيع يستطيع يمدي يمديني افعل أفعل نفعل اعمل أعمل اسوي أسوي نسوي \
         هلق دلوقت توا حاليا ماكو اكو موب مانيش مهو ماهو دايم دايما دائما ابدي زي مثل متل ايضا \
         كيفك والله بالله تكفون ارجو أرجو ارجوكم رجاء شكرا السلام سلام مرحبا اهلا بليز اخي خلوني \
         خليني عليك اليك لديك لدي لديكم لدينا هسا هيدول اياه اياها كانو كانوا كنتوا يعطيكم \
         العافية لطفا ارجوك هيا",
    ),
    (
        "ca",
        "el la els les l un una uns unes de d del dels a al als en per amb sense i o però si que \
         què qui quin quina quins quines quan com on perquè quant quanta quants quantes jo tu ell \
         ella vostè vostès nosaltres vosaltres ells elles em m me et t te es s se li ens nos us \
         vos hi ho ne n los meu meva teu teva seu seva nostre aquest aquesta aquests aquestes \
         això ser sóc ets és som són era estar estic està estan haver ha he has hem heu han tinc \
         tens té tenim teniu tenen puc pots pot podem podeu poden podria haig cal vull vols vol \
         volem voleu volen vaig vas va van faig fa fan existeix existeixen no fer preocupar",
    ),
    (
        "cs",
        "a i nebo ale že když jestli zda v ve na z ze do od k ke s se si o u po za pro při já ty on \
         ona my vy oni mě mi mně tě ti vám vás nám nás mu ji jim můj moje mého moji svůj své svou \
         váš vaše náš naše ten ta to ty tento tato toto tuto který která které co kdo jak kde kam \
         kdy proč kolik jaký jaká jaké je jsou jsem jste být byl byla bylo mám máte má mít můžu \
         mohu může můžete lze musím musí musíte chci chce chcete existuje není ne dělat",
    ),
    (
        "da",
        "en et den det de og eller men om af til for med på i jeg du han hun vi mig dig sig os \
         jer min mit mine din dit dine sin vores jeres denne dette disse hvad hvem hvilken \
         hvilket hvilke hvordan hvor hvornår hvorfor findes der er var være har havde kan kunne \
         må får skal skulle vil ville ikke ingen at som",
    ),
    (
        "de",
        "der die das den dem des ein eine einen einem einer eines und oder aber wenn ob von vom \
         zu zum zur mit für im in am bei nach ich du er sie es wir ihr mich mir dich dir sich uns \
         euch ihm ihn ihnen mein meine meinen meinem meiner dein deine deinen sein seine unser \
         unsere unseren ihre ihren ihrem ihrer man was wer wen wem wie wo wann warum wieso \
         weshalb woher wohin welche welcher welches welchen welchem gibt gibts ist sind bin bist \
         seid war waren wird werden wurde habe hast hat haben hatte kann kannst können könnt \
         könnte könnten darf dürfen muss muß musst müssen soll sollte sollten sollen will wollen \
         willst möchte möchten dass nicht kein keine keinen tun machen macht",
    ),
    (
        "el",
        "ο η το οι τα του της των τον την τους τις και ή να με σε για από στο στη στην στον στα \
         στις που πού πώς πως πότε γιατί τι ποιος ποια ποιο ποιοι πόσο πόση πόσα εγώ εσύ αυτός \
         αυτή αυτό εμείς εσείς αυτοί μου σου μας σας είναι είμαι είστε έχω έχει έχουν έχετε μπορώ \
         μπορεί μπορείτε μπορούν πρέπει υπάρχει υπάρχουν θα δεν μην",
    ),
    (
        "en",
        "the a an and or but if of to for with by from at i you he she it we they me my your his \
         her its our their us them this that these those what which who whom whose when where why \
         how am is are was were be been being m re ve ll do does did don doesn have has had can \
         could should would shall must might will there cant cannot couldnt dont doesnt didnt \
         isnt arent wasnt havent hasnt shouldnt wont whats wheres hows whos theres youre theyre \
         not worry without about into than because im ive much many u ur pls plz thx hi hello hey \
         gonna gotta wanna thats dunno gimme lemme",
    ),
    (
        "es",
        "el la los las lo un una unos unas de del a al en por con sin y e o u pero si que qué \
         cual cuál cuales cuáles quien quién quienes cuando cuándo como cómo donde dónde adónde \
         porque cuanto cuánto cuanta cuánta cuántos cuántas para yo tú usted ustedes él ella ello \
         nosotros nosotras vosotros vosotras ellos ellas me te se le les nos os mi mis tu tus su \
         sus nuestro nuestra nuestros este esta esto estos estas ese esa eso esos esas ser soy \
         eres es somos son era sea estar estoy estás está estamos están haber hay había he has ha \
         hemos han tengo tienes tiene tenemos tienen puedo puedes puede podemos pueden podría \
         podrían debo debes debe debemos deben debería deberían quiero quieres quiere quieren voy \
         vas va vamos van hago hace hacen existe existen no hacer preocupar preocuparme \
         preocuparse",
    ),
    (
        "fi",
        "ja tai mutta jos kun että on ovat olen olet olemme onko ovatko olisi oli ei en et eivät \
         voi voin voit voivat voiko voinko voivatko saako saanko pitääkö täytyykö minä sinä hän \
         me te he minun sinun meidän teidän minulla minulle tämä se ne mikä mitä missä mistä \
         mihin milloin miksi miten kuka kuinka mitkä",
    ),
    (
        "fil",
        "ang ng sa mga ay at o na si ni kay para ba ko ako mo ka ikaw siya niya kaniya namin \
         natin amin atin kami tayo kayo inyo ninyo nyo niyo nila sila ito nito iyan iyon ano \
         anong sino saan kailan bakit paano ilan alin may mayroon meron wala walang hindi pwede \
         pwedeng puwede puwedeng maaari maaaring dapat akong kong mong iyo iyong itong yung yong \
         kung kapag pag nang nasa lang pa rin din naman nga po pero kaya mula hanggang tungkol \
         dito doon rito diyan dyan mag nag i isa isang di pano san bat lng sana kasi daw raw \
         talaga sakin sayo jan dun ha eh nalang lamang yun yan tong to nyan nun nung naka maka \
         nka kahit ung un dko diko aq q nyong ninyong nasan asan nasaan paki kelangan kailangan \
         pede pwd sobra sobrang palagi lagi laging ulit uli muna yata ata siguro kc ganun ganito \
         tlga anu panu bkit bkt gusto gustong mas grabe tsaka saka dahil kase eto samin \
         sainyo",
    ),
    (
        "fr",
        "le la les l un une des du de d à au aux en dans par pour sur avec et ou où ni mais donc \
         si je j tu il elle on nous vous ils elles me m te t se s moi toi soi lui leur leurs y ce \
         c cet cette ces ça cela ceci celui celle ceux celles mon ma mes ton ta tes sa ses notre \
         nos votre vos que qu qui quoi quel quelle quels quelles quand comment pourquoi combien \
         lequel laquelle lesquels lesquelles ne n pas être suis es est sommes êtes sont était \
         étaient sera seront serait soit avoir ai as a avons avez ont avait aura auront aurait \
         peut peux peuvent pouvons pouvez pourra pourrai pourront pourrait pourrais pourraient \
         pourrions puis pouvoir dois doit doivent devons devez devra devrait devrais devraient \
         devrions devoir veux veut veulent voulez voulons voudrais vais vas va vont allons allez \
         faut faudra faudrait pk pkoi pq koi ki ke g jai jsuis jpeux jveux jarrive stp svp \
         bonjour fais fait font faire faites faisons existe existent lorsqu puisqu quelqu jusqu \
         préoccuper inquiéter cest ya tjs tjr tt bcp mtn jpeu jpe jveu jsais chui ct pa ds pr vs \
         ns qd dsl slt cc merci depuis besoin aimerais aimerait souhaite souhaiterais salut bonsoir \
         coucou vraiment",
    ),
    (
        "he",
        "של את על אל עם אם או כי גם מה מי איך איפה היכן מתי למה מדוע כמה איזה איזו האם זה זאת זו אלה \
         אני אתה את אתם אנחנו הוא היא הם לי לך לכם לנו שלי שלך שלכם שלנו יש אין היה הייתה אפשר \
         ניתן יכול יכולה יכולים צריך צריכה צריכים רוצה לא כל",
    ),
    (
        "hi",
        "का के की को में से पर है हैं था थी थे हूँ हो क्या कैसे कहाँ कब क्यों कौन कितना कितने \
         कितनी मैं हम आप तुम वह यह वे ये मेरा मेरी मेरे मुझे हमें आपका आपकी आपके और या भी नहीं \
         सकता सकते सकती चाहिए",
    ),
    (
        "hu",
        "a az egy és vagy de hogy ha én te ő mi ti ők nekem engem ez azt ezt ki mit hol hova \
         mikor miért hogyan melyik mennyi hány van vannak volt lesz lehet lehetek tudok tudom tud \
         kell kellene szabad nem nincs is e",
    ),
    (
        "id",
        "yang dan atau di ke dari untuk dengan pada ini itu saya aku anda kamu kami kita mereka \
         dia apa apakah siapa mana bagaimana kapan mengapa kenapa berapa ada adakah adalah bisa \
         bisakah dapat dapatkah boleh bolehkah harus haruskah tidak bukan akan",
    ),
    (
        "it",
        "il lo la i gli le l un uno una di d del dello della dei degli delle dell a ad al allo \
         alla ai agli alle all da dal dalla dall in nel nella nei nelle nell con su sul sulla \
         sull per e ed o ma se che chi cosa cos quale quali qual quando come com dove dov perché \
         quanto quanta quanti quante quant io tu lui lei noi voi loro mi ti si ci vi ne me te mio \
         mia miei mie tuo tua suo sua suoi nostro nostra vostro vostra questo questa questi \
         queste quello quella essere sono sei è siamo siete era sia c avere ho hai ha abbiamo \
         avete hanno posso puoi può possiamo potete possono potrei potrebbe devo devi deve \
         dobbiamo dovete devono dovrei dovrebbe voglio vuoi vuole vogliamo volete vogliono vado \
         vai va vanno faccio fai fa fanno esiste esistono non fare preoccuparsi preoccuparmi",
    ),
    (
        "nb",
        "en et ei den det de og eller men om av til for med på i fra jeg du han hun vi meg deg \
         seg oss dere min mitt mine din ditt dine sin vår våre deres denne dette disse hva hvem \
         hvilken hvilket hvilke hvordan hvor når hvorfor finnes der er var være har hadde kan \
         kunne må får skal skulle vil ville ikke ingen å som",
    ),
    (
        "nl",
        "de het een en of maar als van te ten ter met voor in naar om ik je jij u hij zij ze wij \
         we jullie mij me jou hem haar ons hen hun mijn jouw uw zijn onze dit dat deze die wat \
         wie welke welk hoe waar wanneer waarom er is ben bent was waren heb hebt heeft hebben \
         kan kun kunt kunnen kon mag mogen moet moeten zal zullen zou wil wilt willen wordt \
         worden niet geen",
    ),
    (
        "pl",
        "i lub albo ale czy jak gdzie kiedy dlaczego co kto kogo który która które jaki jaka \
         jakie ile ja ty on ona ono my wy oni one mnie mi ciebie ci się go jej jego nam nas wam \
         was im ich ten ta to te mój moja moje twój jest są jestem być był była mam masz ma mają \
         mamy mogę możesz może możemy mogą można muszę musi musisz trzeba należy chcę chce chcesz \
         nie w we na do z ze za od po o u dla przy przez że",
    ),
    (
        "pt",
        "o a os as um uma uns umas de do da dos das em no na nos nas num numa por pelo pela pelos \
         pelas com sem e ou mas se que quê qual quais quem quando como onde porque porquê para \
         quanto quanta quantos quantas eu tu ele ela nós vós eles elas você vocês me te lhe lhes \
         lo la los las mim ti si comigo isto isso aquilo este esta estes estas esse essa esses \
         essas meu minha meus minhas teu tua seu sua seus suas nosso nossa ser sou é és somos são \
         era estar estou está estão ter tenho tens tem têm temos haver há havia posso pode podes \
         podemos podem poderia podia devo deve deves devemos devem deveria quero quer queres \
         querem vou vai vais vamos vão faço faz fazem existe existem não ao aos à às fazer \
         preocupar",
    ),
    (
        "ro",
        "un o unei unui unor de la în din pe cu fără pentru prin și sau dar dacă ca că să ce cine \
         care când cum unde cât câtă câți câte eu tu el ea noi voi ei ele mă te se își îmi îți îi \
         le ne vă mi ți i l îl lui lor meu mea mei mele tău ta său sa nostru noastră acest \
         această aceste este e ești sunt suntem sunteți era fi am ai are avem aveți au pot poți \
         poate putem puteți aș ați trebuie vreau vrei vrea vrem vor vom exista există nu mai fac \
         face facem",
    ),
    (
        "ru",
        "и или но а в во на с со к ко о об от до за из у по для при что чтобы как где куда когда \
         почему зачем кто какой какая какие какое каких сколько ли я ты он она оно мы вы они меня \
         мне мной тебя тебе его ему её ей нас нам вас вам их им мой моя мои моё моего ваш ваша \
         ваши это эта этот эти есть был была было были быть будет могу может можете можем могут \
         можно нужно надо должен должна должны хочу хочет не нет бы же",
    ),
    (
        "sv",
        "en ett den det de och eller men om av till för med på i jag du han hon vi ni mig dig sig \
         oss er min mitt mina din ditt dina sin vår vårt våra ert denna detta dessa vad vem \
         vilken vilket vilka hur var när varför finns är vara har hade ha kan kunde får ska skall \
         skulle måste vill inte ingen att som",
    ),
    (
        "sw",
        "ya wa za la cha vya kwa na ni si katika kama au lakini mimi wewe yeye sisi nyinyi wao \
         hii hiyo huyu hizi nini nani wapi lini je vipi gani ngapi naweza unaweza anaweza \
         tunaweza wanaweza inaweza lazima kuna",
    ),
    (
        "tr",
        "ve veya ya ile için bir bu şu o ben sen biz siz onlar bana beni benim sizin mı mi mu mü \
         mıyım miyim muyum müyüm mısın misin mıyız miyiz mısınız misiniz musunuz müsünüz mıdır \
         midir mudur müdür var yok ne nasıl nerede nereye nereden neden niçin kim kimin hangi kaç \
         de da ki",
    ),
    (
        "uk",
        "і й та або але а в у на з із зі до від за по для при що щоб як де куди коли чому хто \
         який яка які яке скільки чи я ти він вона воно ми ви вони мене мені тебе тобі його йому \
         її їй нас нам вас вам їх їм мій моя мої моє ваш ваша ваші це ця цей ці є був була було \
         бути буде можу може можете можемо можуть можна треба потрібно повинен повинна хочу хоче \
         не ні немає",
    ),
];
