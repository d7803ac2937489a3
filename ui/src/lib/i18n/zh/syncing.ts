// “来源与镜像”对话框：如何同步。
import type { syncing as shape } from "../en/syncing";
import { speak } from "../speak";

const { n } = speak("zh");

/** “来源与镜像”对话框。 */
export const syncing = {
  title: "来源与镜像",
  amount: "取回 Hub 的多少内容",
  files: "每次同步最多取回的卡片与许可证文件数",
  filesText: "最常用的模型优先，其余的随后续同步补齐。",
  filesBad: (most: number) => `请填 0 到 ${n(most)} 之间的整数。`,
  mirrors: "镜像",
  mirrorsText: "留空则直接询问来源本身。百模不会跟随指向其他主机的链接与跳转。",
  own: "来源本身",
  asHub: "与 Hub 相同",
  toOwn: (name: string) => `改为直接询问 ${name}`,
  useMirror: "使用 hf-mirror.com",
  hubNote: "无法访问 huggingface.co 时，通常可用 hf-mirror.com。环境变量 HF_ENDPOINT 同样有效。",
  endpointBad: {
    no_address: "这不是网址。应以 https:// 和主机名开头。",
    scheme: "只能使用 https:// 或 http://。",
    credentials: "网址中不得含有用户名或密码。",
    extra: "请勿包含 ? 和 #，只填主机与路径。",
    no_host: "缺少主机名。",
  },
  doubt: {
    unencrypted: "http 未加密，途中的他人可以读取并改动内容。我确认使用此地址。",
    private: "此地址位于私有网络或本机。我确认使用此地址。",
  },
  proxy: "代理",
  proxies: { none: "不使用", system: "跟随系统", address: "自定地址" },
  proxyText: {
    none: "无论系统如何设置，都直接连接来源。",
    system: "按系统设置或 HTTPS_PROXY。",
    address: "所有连接都经由此地址。",
  },
  proxyAddress: "代理地址",
  proxyNote: "http://、https://、socks5:// 或 socks5h://，不含密码。",
  proxyBad: {
    no_address: "这不是地址。应形如 socks5://127.0.0.1:1080。",
    scheme: "只能使用 http、https、socks5 或 socks5h。",
    credentials: "密码会留在文件里。请填写不含密码的地址。",
    extra: "请勿包含路径，只填主机与端口。",
    no_host: "缺少主机名。",
  },
  token: "Hub 令牌",
  tokenText:
    "并非必需。免费令牌（只读权限即可）可使 Hub 的配额加倍，取回全部模型的等待时间随之减半。令牌只发送给 Hub，绝不写入文件或日志。",
  tokenAt: {
    nowhere: "未设置令牌。",
    keychain: "令牌存于系统钥匙串。",
    session: "令牌保留到百模关闭为止。",
    environment: "令牌来自环境变量（HF_TOKEN）。",
  },
  tokenNew: "新令牌",
  tokenWhere: "令牌存放处",
  tokenKeep: { keychain: "存入钥匙串", session: "关闭前有效" },
  tokenNote: {
    keychain: "由系统保管，百模不会再次显示它。",
    session: "只保留在内存中，百模关闭后即清除。",
  },
  tokenSet: "设置",
  tokenForget: "清除",
  tokenKept: "令牌已设置。",
  tokenForgotten: "令牌已清除。",
  tokenBad: "令牌不含空格。",
  keychainFault: "系统钥匙串无法使用，令牌将保留到百模关闭为止。",
  keep: "保存",
  notYet: "上面还有需要修正之处。",
} satisfies typeof shape;
