// The page works without scripts: every state is an address that the server renders. These modules
// fetch the same addresses and put what changes into the page that is there.

import { start as startView } from "./view.js";
import { start as startSearchBox } from "./box.js";
import { start as startChart } from "./chart.js";
import { start as startKeys } from "./keys.js";
import { start as startReading } from "./reading.js";
import { start as startGloss } from "./gloss.js";

startView();
startSearchBox();
startChart();
startKeys();
startReading();
startGloss();
