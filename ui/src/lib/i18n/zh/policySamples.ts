// 策略样例的中文说法。原文以英文保存。

/** The words as they are kept, and what they say. */
export const policySamples: Record<string, string> = {
  "A company that builds models into what it sells. Of all rules that match, the strictest holds: deny before ask before allow.":
    "把模型装入所售产品的公司。多条规则同时适用时取最严：deny 先于 ask，ask 先于 allow。",
  'A licence that is missing or not recognised comes to "ask" at least, unless a rule names licence = "unknown".':
    '许可证缺失或未识别时至少为 "ask"，除非有规则写明 licence = "unknown"。',
  Company: "公司",
  "Licences the OSI approves, cleared by counsel once for all. Copyleft is asked about below.":
    "OSI 认可的许可证，法务已一次性放行。著佐权另行询问，见下。",
  "Permissive texts ask for a notice and no more.": "宽松的许可证只要求保留声明。",
  "Nothing is asked in return.": "不要求任何回报。",
  "What we build on it may have to be given away: look at how it is linked and shipped.":
    "在其上构建的成果可能须公开：须审看其链接与交付方式。",
  "Offering it over a network already brings duties to publish.": "仅通过网络提供即产生公开义务。",
  "We have an office in the EU.": "我们在欧盟设有办公室。",
  "Everything we do is commercial.": "我们所做的一切都是商业性的。",
  "A product cannot rest on rights that may be taken back.": "产品不能建立在可被收回的权利之上。",
  "An ancestor's licence refuses commerce, whatever the model itself says.":
    "某一上级模型的许可证拒绝商用，无论该模型自己怎么说。",
  "Without a licence all rights are reserved. Ask the maker, or take another model.":
    "没有许可证即保留所有权利。请询问作者，或改用其他模型。",
  "A research group: no commerce, but results, models and data are published.":
    "研究团队：不从事商业，但会发布成果、模型与数据。",
  "Research group": "研究团队",
  "Somebody has to sign: ask the group's office before you fill in a form.":
    "须有人签署：填写表格之前先询问团队办公室。",
  "We train on outputs now and then. With this model that is forbidden.":
    "我们偶尔用模型输出训练，而该模型禁止这样做。",
  "A changed model could not be published with the paper.": "修改后的模型无法随论文发布。",
  "An experiment has to be repeatable in five years.": "实验须在五年后仍可重复。",
  "Fine for a look; ask before anything is published on it.": "看看无妨；据此发布之前须先询问。",
  "Results from a service that changes overnight cannot be checked.": "服务随时会变，其结果无法核验。",
  "Somebody at home who runs models and shares a fine-tune now and then.": "在家运行模型、偶尔分享微调成果的个人。",
  "At home": "在家",
  "On my own machine I only try it out. I do not pass it on.": "只在自己的电脑上试用，不转发。",
  "A fine-tune that I share needs the maker's word at the front of its name.":
    "我分享的微调须在名称开头带上原机构的字样。",
  "No fine-tune of it may be shared.": "其微调成果不得分享。",
  "They want to know who I am.": "对方要求知道我是谁。",
};
