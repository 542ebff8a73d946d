// What the pages can do beyond HTML: dark mode, the menus, copying deep links. Nothing here is
// needed to read, search or reach anybody.

import { setUpMenus } from "./menus.js";
import { setUpShade } from "./shade.js";
import { setUpDeepLinks } from "./deep-links.js";

setUpShade();
setUpMenus();
setUpDeepLinks();
