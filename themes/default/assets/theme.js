// What the pages can do beyond HTML: dark mode, the menus, keeping one's place in another language,
// copying, looking closer. Nothing here is needed to read, search or reach anybody.

import { setUpMenus } from "./menus.js";
import { setUpShade } from "./shade.js";
import { setUpDeepLinks } from "./deep-links.js";
import { setUpLanguages } from "./languages.js";
import { setUpReading } from "./reading.js";

setUpShade();
setUpMenus();
setUpLanguages();
setUpDeepLinks();
setUpReading();
