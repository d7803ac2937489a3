// 界面的全部中文，按领域。
import type { Messages } from "../en";
import { article } from "./article";
import { audit } from "./audit";
import { claim } from "./claim";
import { compare } from "./compare";
import { errors } from "./errors";
import { figure } from "./figure";
import { frame } from "./frame";
import { hardware } from "./hardware";
import { keys } from "./keys";
import { licence } from "./licence";
import { lineage } from "./lineage";
import { maker } from "./maker";
import { may } from "./may";
import { memory } from "./memory";
import { model } from "./model";
import { models } from "./models";
import { palette } from "./palette";
import { past } from "./past";
import { policy } from "./policy";
import { price } from "./price";
import { ranking } from "./ranking";
import { settings } from "./settings";
import { shelf } from "./shelf";
import { sync } from "./sync";
import { syncing } from "./syncing";
import { timeline } from "./timeline";
import { trade } from "./trade";

export const zh = {
  trade,
  timeline,
  frame,
  figure,
  errors,
  keys,
  models,
  compare,
  palette,
  settings,
  shelf,
  model,
  maker,
  licence,
  ranking,
  price,
  hardware,
  memory,
  article,
  claim,
  sync,
  syncing,
  past,
  lineage,
  audit,
  may,
  policy,
} satisfies Messages;
