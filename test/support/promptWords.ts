/** What prompts of one language are made of. In each list the usual words come first. */
export interface Language {
  /** Patterns of a prompt's beginning and of what follows; `{list}` is a word of that list. */
  sentences: readonly string[];
  phrases: readonly string[];
  between: string;
  words: Readonly<Record<string, readonly string[]>>;
  /** Both halves of compound words. */
  heads: readonly string[];
  tails: readonly string[];
  syllables: readonly string[];
}

const list = (text: string): string[] => text.trim().split(/\s*,\s*/);

export const english: Language = {
  sentences: [
    'A {adjective} {subject} {where}',
    '{manner} of a {adjective} {subject} {where}',
    'A {subject} and a {adjective} {subject} {where}, {light}',
    '{adjective} {compound} {where}',
    'Portrait of {name}, a {adjective} {person} with a {adjective} {thing}',
    'The {compound} of {name}, {light}',
    'Product photo of a {adjective} {thing} on {material}',
    'Poster for the {name} festival with a {adjective} {subject}',
  ],
  phrases: [
    '{light}',
    '{manner}',
    '{adjective} {thing} in the foreground',
    '{colour} and {colour} palette',
    'in the background a {adjective} {subject}',
    'the {thing} is made of {material}',
    '{camera}',
    '{adjective} mood',
    'a {person} holding a {colour} {thing}',
    'in the manner of {name}',
    'no {thing}, no {subject}',
    'fine {material} texture, {adjective} edges',
    'the sign reads "{name} {number}"',
    '{number} small {compound}s around the {subject}',
  ],
  between: ', ',
  words: {
    adjective: list(
      'quiet, soft, old, small, golden, warm, wide, dark, misty, bright, weathered, abandoned, delicate, gentle, ancient, rainy, lonely, cosy, dramatic, minimal, elegant, rough, glowing, crumbling, overgrown, frozen, dusty, transparent, hand-painted, symmetrical, windswept, moonlit, rustic, futuristic, playful, solemn, crooked, lush, brutalist, hazy, velvety, gilded, tattered, iridescent, austere, cavernous, whimsical, sunken, translucent, knitted, pearly, baroque, feathered, smouldering, latticed, checkered, sombre, brindled, opalescent, filigree, rusted, patinated, vertiginous, gossamer, quilted, wrought, lacquered, marbled, honeycombed, sepulchral, labyrinthine',
    ),
    subject: list(
      'lighthouse, lake, city street, forest, woman, cat, house, courtyard, mountain, still life, boat, garden, tower, village, bridge, harbour, dog, fox, library, cathedral, train station, waterfall, market, greenhouse, castle, desert, river, field of poppies, orchard, kitchen, staircase, koi pond, windmill, meadow, café, island, heron, whale, bakery, observatory, caravan, glacier, canyon, carousel, monastery, aqueduct, vineyard, tram, owl, submarine, tea house, bookshop, clock tower, rowing boat, hot air balloon, stag, amphitheatre, conservatory, cloister, pagoda, lagoon, fjord, volcano, marionette theatre, apiary, scriptorium, salt flat, drawbridge, ropewalk, ziggurat, planetarium, cormorant, pangolin, axolotl',
    ),
    person: list(
      'woman, man, girl, fisherman, dancer, old man, child, painter, gardener, astronaut, baker, violinist, knight, librarian, carpenter, scientist, shepherd, tailor, potter, beekeeper, glassblower, chess player, lighthouse keeper, cellist, cartographer, weaver, puppeteer, falconer, watchmaker, bookbinder, locksmith, tightrope walker, alchemist, bell founder',
    ),
    where: list(
      'at dusk, by the sea, in fog, at dawn, in the rain, in autumn, under a starry sky, on a hill, in winter, at night, in a narrow street, beside a lake, in an old town, in the snow, among tall grass, in a sunlit room, on a wooden table, after the storm, in the mountains, by an open window, under cherry trees, on the edge of a cliff, in an empty square, behind a glass wall, at the end of a pier, in a birch forest, on the roof, beneath the arches, at low tide, between two walls, in a walled garden, over the rooftops, in the ruins of an abbey, along the canal, at the foot of a glacier, inside a snow globe',
    ),
    light: list(
      'soft light, golden hour, natural light, rim light, volumetric light, candlelight, overcast sky, long shadows, backlit, morning light, neon light, moonlight, dappled light, low sun, hard noon light, light from the left, chiaroscuro, lantern light, twilight, northern lights, reflected light, light through blinds, firelight, diffuse studio light, bioluminescence, stained-glass light, sodium lamps, thunder light',
    ),
    manner: list(
      'watercolour, gouache, oil painting, photo, ink and wash, pencil drawing, matte painting, linocut, pastel, flat illustration, film still, woodcut, charcoal, paper cut, pixel art, isometric render, clay model, embroidery, fresco, etching, risograph print, collage, tempera, stained glass, engraving, mosaic, cyanotype, batik, lithograph, scratchboard, encaustic, mezzotint, sgraffito, daguerreotype, pointillism, ukiyo-e',
    ),
    colour: list(
      'blue, red, white, green, black, ochre, grey, yellow, turquoise, pink, brown, cream, orange, teal, violet, navy, coral, sage, rust, lavender, burgundy, indigo, mustard, ivory, vermilion, umber, cobalt, mauve, olive, salmon, ultramarine, sienna, celadon, viridian, periwinkle, chartreuse, cerulean, madder, verdigris, aubergine',
    ),
    thing: list(
      'umbrella, window, table, flower, book, lamp, chair, door, bowl, coat, hat, teapot, mirror, bicycle, vase, letter, basket, candle, bench, ladder, violin, key, kettle, clock, scarf, pear, bottle, feather, rope, map, suitcase, balloon, lantern, telescope, sail, typewriter, anchor, thimble, accordion, globe, wheelbarrow, birdcage, hourglass, sextant, compass, spinning wheel, cuckoo clock, music box, weathervane, gramophone, abacus, astrolabe, samovar, zither, metronome, kaleidoscope, inkwell, sundial, bellows, tambourine',
    ),
    material: list(
      'paper, wood, stone, linen, glass, marble, brass, concrete, wool, copper, clay, velvet, oak, ceramic, leather, steel, silk, slate, porcelain, bronze, birch, terracotta, felt, granite, enamel, cork, pewter, wicker, alabaster, ebony, onyx, mother of pearl, lapis lazuli, soapstone, damask, papyrus',
    ),
    camera: list(
      'wide angle, 35 mm, shallow depth of field, close-up, bird’s-eye view, high detail, grain, 50 mm lens, symmetrical composition, macro, low angle, long exposure, negative space, panorama, medium format, rule of thirds, from above, tilt-shift, centred, motion blur, fish-eye, worm’s-eye view, split-screen, double exposure',
    ),
  },
  heads: list(
    'rain, moon, sea, fire, storm, wind, sun, star, wood, snow, stone, river, night, salt, cloud, thunder, ember, copper, willow, glass, bird, winter, silver, ash, thorn, moss, harbour, honey, iron, dragon, clock, frost, apple, hollow, wolf, raven, bramble, amber, barley, cinder, juniper, lantern, marrow, nettle, quartz, saffron, thistle, umber, walnut, yarrow',
  ),
  tails: list(
    'light, house, garden, tower, fall, stone, field, bridge, water, keeper, ship, wood, song, maker, path, gate, bird, shore, hall, land, weaver, market, mill, flower, glass, road, mask, walker, forge, wing, root, bell, well, cliff, moth, barrow, fern, haven, loom, spire, thicket, vault, warren, wright',
  ),
  syllables: list(
    'har, vel, mor, an, el, dun, ford, lin, ash, ro, mar, ta, wick, ber, is, or, gale, fen, tor, lo, bri, ca, dor, es, fal, gri, hol, im, jor, kel, lu, mon, ner, os, pen, quil, ris, sel, thu, ul, vin, wes, xan, yar, zel, by, croft, dale, hurst, mere, stead, well, combe, thorpe',
  ),
};

export const german: Language = {
  sentences: [
    '{adjective} {subject} {where}',
    '{manner}: {adjective} {subject} {where}',
    '{compound} {where}, {light}',
    'Bildnis von {name} mit {thing}, {light}',
    'Blick auf {name} {where}, im Vordergrund {subject}',
    'Plakat für das {compound}fest in {name}',
  ],
  phrases: [
    '{light}',
    '{manner}',
    '{thing} aus {material}',
    'im Hintergrund {compound} und {subject}',
    'Farben: {colour}, {colour} und {colour}',
    '{adjective} Stimmung',
    'dahinter {compound}',
    'nach Art von {name}',
    'ohne {thing} und ohne {subject}',
    'auf dem Schild steht „{name} {number}“',
    '{number} kleine {compound}e am Rand',
    'feine Körnung, {adjective} Kanten',
  ],
  between: ', ',
  words: {
    adjective: list(
      'stille, alte, kleine, weiche, dunkle, helle, neblige, verlassene, goldene, warme, weite, zarte, verschneite, verwitterte, grüne, einsame, schräge, gläserne, üppige, märchenhafte, düstere, schlichte, rostige, blühende, staubige, zerbrechliche, sturmgepeitschte, moosbedeckte, mondbeschienene, windschiefe, spätgotische, gründerzeitliche, bläuliche, überwucherte, samtene, durchscheinende, efeubewachsene',
    ),
    subject: list(
      'Gasse, Birnen auf Leinen, Dünen, Leuchtturm, Katze, Mühle, Straße, Frau am Fenster, Stadt am Fluss, Wald, Schloss, Brücke, Garten, Hafen, Kirche, Küche, Berghütte, Bahnhof, Wasserfall, Wiese, Fuchs, Bücherei, Markt, Insel, Kloster, Treppenhaus, Weinberg, Eule, Werkstatt, Gewächshaus, Straßenbahn, Sternwarte, Kaffeehaus, Schäferin, Uhrmacher, Schleuse, Zirkuswagen, Salzwiese, Köhlerhütte, Orangerie, Eisvogel, Glockenstuhl, Kräutergärtnerin',
    ),
    where: list(
      'am Abend, im Nebel, am Meer, im Regen, bei Nacht, im Herbst, im Schnee, am Fenster, in der Altstadt, auf einem Hügel, am frühen Morgen, im Gebirge, unter Apfelbäumen, am See, auf dem Dach, nach dem Gewitter, zwischen hohen Häusern, im Innenhof, am Ende der Mole, unter den Arkaden, im Gegenlicht, bei Ebbe, hinter Glas, über den Dächern, an der Steilküste, im Kreuzgang, am Mühlbach, zur Blauen Stunde, jenseits der Gleise',
    ),
    light: list(
      'weiches Licht, Abendlicht, Kerzenschein, lange Schatten, Morgensonne, trüber Himmel, Mondlicht, goldene Stunde, Gegenlicht, Laternenlicht, Streulicht, harte Mittagssonne, Neonlicht, Feuerschein, Dämmerung, Wetterleuchten, Licht durch Jalousien, Nordlicht, Zwielicht, Widerschein des Wassers',
    ),
    manner: list(
      'Aquarell, Ölgemälde, Holzschnitt, Bleistiftzeichnung, Gouache, Fotografie, Tusche, Linolschnitt, Pastell, Kohle, Radierung, Scherenschnitt, Fresko, Mosaik, Hinterglasmalerei, Siebdruck, Kupferstich, Lithografie, Stickerei, Intarsie, Sgraffito, Rötelzeichnung, Federzeichnung, Cyanotypie',
    ),
    colour: list(
      'blau, rot, grün, weiß, ocker, grau, gelb, schwarz, türkis, rosa, braun, violett, orange, cremefarben, rostrot, salbeigrün, nachtblau, bordeaux, elfenbein, senfgelb, zinnober, umbra, kobaltblau, mauve, lachsfarben, ultramarin, siena, schilfgrün, aubergine, bernstein',
    ),
    thing: list(
      'Regenschirm, Fenster, Krug, Buch, Lampe, Stuhl, Tür, Hut, Spiegel, Fahrrad, Vase, Brief, Korb, Kerze, Bank, Leiter, Geige, Schlüssel, Kessel, Uhr, Schal, Birne, Flasche, Feder, Landkarte, Koffer, Laterne, Fernrohr, Segel, Schreibmaschine, Anker, Fingerhut, Ziehharmonika, Schubkarre, Vogelkäfig, Sanduhr, Kompass, Spinnrad, Kuckucksuhr, Spieldose, Wetterhahn',
    ),
    material: list(
      'Papier, Holz, Stein, Leinen, Glas, Marmor, Messing, Beton, Wolle, Kupfer, Ton, Samt, Eiche, Keramik, Leder, Stahl, Seide, Schiefer, Porzellan, Bronze, Filz, Granit, Kork, Zinn, Weidengeflecht, Alabaster, Ebenholz, Perlmutt, Speckstein',
    ),
  },
  heads: list(
    'Wald, Regen, Mond, Nebel, See, Sommer, Winter, Berg, Licht, Blumen, Stein, Fluss, Nacht, Garten, Wind, Schnee, Feuer, Sturm, Glas, Holz, Vogel, Stern, Silber, Moos, Honig, Hafen, Eisen, Apfel, Kirsch, Bernstein, Distel, Flieder, Ginster, Hasel, Kupfer, Linden, Morgen, Quell, Rauch, Schiefer, Torf, Weiden',
  ),
  tails: list(
    'haus, licht, weg, garten, turm, brücke, wiese, tor, stadt, bild, dorf, wasser, bach, stein, gasse, markt, mühle, schiff, hof, glocke, fenster, stube, straße, feld, blüte, vogel, tänzerin, maler, schmied, wärter, hütte, ufer, ranke, kapelle, laube, scheune, warte, werkstatt',
  ),
  syllables: list(
    'hel, grim, wald, bruck, stein, lau, ber, rat, hau, sen, mar, ten, feld, lin, dau, gos, lar, wer, nig, ror, ode, zell, ach, bur, dorf, eis, frei, gar, hof, ilm, jen, kir, lob, mün, nau, ost, plau, reut, schön, tann, ulm, vil, wies, zwi',
  ),
};

export const chinese: Language = {
  sentences: [
    '{where}的{subject}',
    '{adjective}的{subject}，{where}',
    '{manner}，{adjective}的{subject}',
    '{person}在{where}，手里拿着{colour}{thing}',
    '{name}的{subject}，{light}',
  ],
  phrases: [
    '{light}',
    '{manner}',
    '{colour}与{colour}的色调',
    '{adjective}的{thing}',
    '远处是{subject}',
    '{material}质感',
    '{person}和{thing}',
    '画面{adjective}',
    '牌子上写着“{name}{number}号”',
    '没有{thing}',
    '{number}只{colour}的{thing}',
  ],
  between: '，',
  words: {
    adjective: list(
      '安静, 古老, 柔和, 温暖, 明亮, 神秘, 细腻, 宁静, 孤独, 破旧, 金色, 朦胧, 简洁, 优雅, 梦幻, 寒冷, 潮湿, 华丽, 荒凉, 精致, 透明, 斑驳, 幽深, 苍茫, 晶莹, 慵懒, 肃穆, 诡谲, 斑斓, 葱茏',
    ),
    subject: list(
      '城市, 山水, 少女, 小巷, 森林, 湖面, 猫, 古镇, 灯塔, 茶馆, 庭院, 雪山, 竹林, 花园, 渔船, 寺庙, 桥, 书店, 荷塘, 老街, 瀑布, 车站, 稻田, 锦鲤, 宫殿, 海岸, 沙漠, 园林, 屋顶, 梅花, 集市, 风车, 石阶, 仙鹤, 梯田, 长城, 石窟, 戏台, 水乡, 驿站, 藏书楼, 天文台',
    ),
    person: list(
      '女孩, 老人, 男孩, 渔夫, 画家, 舞者, 诗人, 母亲, 侠客, 园丁, 书生, 茶农, 工匠, 宇航员, 琴师, 旅人, 牧羊人, 裁缝, 制伞匠, 说书人',
    ),
    where: list(
      '雨夜, 黄昏, 清晨, 雪中, 海边, 月光下, 秋天, 雾里, 窗边, 山顶, 湖畔, 春天, 星空下, 老城, 樱花树下, 屋檐下, 巷口, 江南, 夏夜, 云端, 桥上, 渡口, 林间, 冬日, 胡同, 码头, 断崖边, 长廊尽头',
    ),
    light: list(
      '柔光, 逆光, 自然光, 霓虹灯, 晨光, 夕阳, 烛光, 月光, 光影斑驳, 侧光, 体积光, 灯笼的光, 暖色灯光, 冷光, 天光, 极光, 余晖, 萤火',
    ),
    manner: list(
      '水彩, 水墨画, 油画, 工笔画, 摄影, 素描, 插画, 版画, 剪纸, 国画, 水粉, 像素风, 电影感, 浮世绘, 壁画, 刺绣, 年画, 木刻, 青绿山水, 白描, 泥塑, 蜡染',
    ),
    colour: list(
      '红, 白, 蓝, 绿, 黑, 金, 青, 灰, 黄, 紫, 粉, 橙, 墨绿, 藏蓝, 朱红, 米白, 赭石, 靛蓝, 月白, 黛青, 胭脂, 秋香, 鸦青, 竹青',
    ),
    thing: list(
      '伞, 灯笼, 花, 书, 窗, 茶壶, 扇子, 船, 椅子, 帽子, 信, 篮子, 琴, 镜子, 自行车, 花瓶, 蜡烛, 钥匙, 风筝, 围巾, 梨, 瓷碗, 地图, 羽毛, 算盘, 望远镜, 毛笔, 砚台, 屏风, 油纸伞, 风铃, 走马灯',
    ),
    material: list('宣纸, 木头, 石头, 丝绸, 玻璃, 陶瓷, 青铜, 玉, 亚麻, 大理石, 羊毛, 竹, 漆, 琉璃, 锦缎, 紫砂, 珐琅'),
  },
  heads: [],
  tails: [],
  syllables: list(
    '云, 山, 清, 河, 安, 林, 月, 梅, 石, 海, 青, 龙, 凤, 泉, 溪, 渡, 宁, 州, 阳, 桥, 镇, 湖, 江, 岭, 雁, 鹤, 松, 竹, 兰, 芷, 枫, 澄, 汀, 浦, 坞, 峪, 砚, 棠, 璃, 暮, 岚, 霁, 漪, 甪, 崟, 沅, 澧, 湘, 皖, 闽',
  ),
};
