// 我可以……吗：问题、回答、情形、开放的定义。
import type { Answer } from "$lib/ipc/bindings/counter";
import type { Messages } from "../en";
import { speak } from "../speak";

const { n: number } = speak("zh");

const answer: Record<Answer, string> = {
  yes: "可以",
  conditions: "可以，附条件",
  ask: "须先询问",
  no: "不可以",
  unknown: "不明",
};

const question: Record<string, string> = {
  use: "自己使用",
  sell: "用于我出售的产品",
  internal: "在公司内部使用",
  "large-scale": "服务一亿以上的月活用户",
  host: "作为托管服务提供",
  redistribute: "原样转发",
  "publish-finetune": "微调后公开发布",
  "modify-closed": "修改后不公开",
  "train-others": "用其输出训练其他模型",
  distil: "蒸馏成其他模型",
  "deploy-eu": "在欧盟部署",
  military: "用于军事",
  surveillance: "用于监控",
  biometric: "用于生物识别",
  justice: "用于司法或执法",
  medical: "用于医疗",
  "name-freely": "自由命名衍生模型",
  "patents-safe": "依赖专利授权",
  rely: "依赖权利不被收回",
};

const definition: Record<string, { name: string; states: string }> = {
  "osi-licence": { name: "OSI 认可的许可证", states: "约束该模型的每份许可证都经开放源代码促进会认可。" },
  "free-use": {
    name: "自由使用",
    states: "任何人可用于任何目的，包括商业：没有禁用清单，不限领域、地区、用户数或收入，也无须询问任何人。",
  },
  "open-weights": {
    name: "开放权重",
    states: "任何人都可取得、使用、修改并转发权重，条款写明且对所有人相同；其中可以限定用途或规模。",
  },
  "osaid-possible": {
    name: "可能符合 OSAID 1.0",
    states: "没有许可证排除开源人工智能定义 1.0。是否符合还取决于代码与数据说明，而许可证对此只字不提。",
  },
  restricted: {
    name: "受限",
    states: "某份有约束力的许可证排除商业、某种用途、领域、地区或大型使用者，或要求先行询问。",
  },
  closed: { name: "封闭", states: "不提供权重，只能以服务形式使用该模型。" },
};

export const may: Messages["may"] = {
  title: "我可以……吗？",
  question,
  answer,
  definition,
  choose: "你想做什么",
  users: "用户",
  usersUnit: "每月",
  usersHint: "每月用户数，例如 4000 万",
  revenue: "收入",
  revenueUnit: "美元/年",
  revenueHint: "年收入（美元），例如 2000 万",
  territory: "地区",
  form: "形式",
  asIs: "原样",
  modified: "经修改",
  notSaid: "未说明",
  badAmount: "这不是数字，未计入。",
  withConditions: (n) => `可以，附 ${number(n)} 项条件`,
  means: {
    yes: "条款允许，且不要求任何回报。",
    conditions: "条款允许。这些义务无须询问任何人即可履行。",
    ask: "须先征得同意，或措辞不清。",
    no: "条款不允许。",
    unknown: "许可证缺失或未识别，或条款未提及。这不等于允许。",
  },
  chosen: (licence) => `可在多份许可证中选择；此为按${licence}的回答。`,
  reasons: "起决定作用的条款",
  noLicence: "途中有许可证缺失或未识别",
  silent: "条款未提及",
  missing: "–",
  turns: (answer, amount, metric) => `达到${metric} ${amount} 时变为“${answer}”`,
  turned: (answer, amount, metric) => `${metric}自 ${amount} 起为“${answer}”`,
  margin: (amount) => `余量：${amount}。`,
  beyond: (amount) => `已超出 ${amount}。`,
  inClause: (clause) => `（${clause}）`,
  showPassage: (name) => `显示原文：${name}`,
  openLicence: (name) => `在${name}中打开`,
  via: (path) => `经由 ${path}`,
  all: "全部问题",
  fewer: "收起",
  moreFacts: "收入与地区……",
  fewerFacts: "收起",
  moreReasons: (n) => `另有 ${number(n)} 条`,
  advice: "非法律意见。回答由所列条款推算得出，以原文为准。",
  key: "我可以吗？",
  metric: {
    monthly_active_users: "月活用户",
    daily_active_users: "日活用户",
    annual_revenue: "年收入",
    monthly_revenue: "月收入",
  },
  openness: "按定义看开放程度",
  opennessHint: "各按其定义并列",
  holds: "符合",
  fails: "不符合",
  cannotTell: "无法判断",
  because: (licence) => `取决于${licence}`,
};
