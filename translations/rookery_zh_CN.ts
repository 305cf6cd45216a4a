<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutSection</name>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>A private chatbot for ordinary computers. Free software under the Apache licence 2.0.</source>
        <translation>为普通电脑打造的私密聊天机器人。以 Apache 许可证 2.0 发布的自由软件。</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>构建所用</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Answer %1, %2</source>
        <translation>回答 %1，%2</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>保留 %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Keep %1 and delete the others</source>
        <translation>保留 %1 并删除其他</translation>
    </message>
</context>
<context>
    <name>AnswersSection</name>
    <message>
        <source>How answers sound</source>
        <translation>回答的风格</translation>
    </message>
    <message>
        <source>Precise</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Sticks to the likeliest words. For facts, code, sums.</source>
        <translation>只用最有把握的词。适合事实、代码和计算。</translation>
    </message>
    <message>
        <source>Clear with some freedom. Good for most things.</source>
        <translation>清楚，又留有余地。适合大多数用途。</translation>
    </message>
    <message>
        <source>Takes surprising turns. For stories and ideas.</source>
        <translation>常有意外之笔。适合故事和点子。</translation>
    </message>
    <message>
        <source>Set by you below. Choose a name to go back.</source>
        <translation>由您在下方设定。选择一个名称即可恢复。</translation>
    </message>
    <message>
        <source>Boldness</source>
        <translation>大胆程度</translation>
    </message>
    <message>
        <source>Temperature. Low is safe, high wanders.</source>
        <translation>温度。低则稳妥，高则发散。</translation>
    </message>
    <message>
        <source>Choice of words</source>
        <translation>选词范围</translation>
    </message>
    <message>
        <source>Top-p. How many likely words it picks from.</source>
        <translation>Top-p。从多少个可能的词中挑选。</translation>
    </message>
    <message>
        <source>Avoid repeating</source>
        <translation>避免重复</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>最长回答</translation>
    </message>
    <message>
        <source>It stops here and offers to continue.</source>
        <translation>到此停下，可以选择继续。</translation>
    </message>
    <message>
        <source>%1: as it was</source>
        <translation>%1：恢复原值</translation>
    </message>
    <message>
        <source>Creative</source>
        <translation>创意</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Most words to pick from</source>
        <translation>候选词上限</translation>
    </message>
    <message>
        <source>Top-k. A fixed number on top of the choice above.</source>
        <translation>Top-k。在上面的选择之外再加一个固定数量。</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>New topics</source>
        <translation>新话题</translation>
    </message>
    <message>
        <source>Presence penalty. High brings in words that were not there yet.</source>
        <translation>存在惩罚。高则引入还没出现过的词。</translation>
    </message>
    <message>
        <source>Frequency penalty. High avoids words it has used often.</source>
        <translation>频率惩罚。高则避开已经多次使用的词。</translation>
    </message>
    <message>
        <source>Forget repeats</source>
        <translation>淡忘重复</translation>
    </message>
    <message>
        <source>Penalty decay. Low lets a word return sooner.</source>
        <translation>惩罚衰减。低则词语更快可以再次出现。</translation>
    </message>
    <message>
        <source>As delivered</source>
        <translation>出厂设置</translation>
    </message>
    <message>
        <source>All of these values go back to Balanced.</source>
        <translation>以上所有数值恢复为“均衡”。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
</context>
<context>
    <name>AttachmentChip</name>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message>
        <source>No backup</source>
        <translation>没有备份</translation>
    </message>
</context>
<context>
    <name>BranchArrows</name>
    <message>
        <source>Previous version</source>
        <translation>上一个版本</translation>
    </message>
    <message>
        <source>Version %1 of %2</source>
        <translation>第 %1 个版本，共 %2 个</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>下一个版本</translation>
    </message>
</context>
<context>
    <name>ChatHeader</name>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Chat: %1</source>
        <translation>对话：%1</translation>
    </message>
    <message>
        <source>Press to rename</source>
        <translation>按下可重命名</translation>
    </message>
    <message>
        <source>Name of the chat</source>
        <translation>对话名称</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>Chat menu</source>
        <translation>对话菜单</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Copy the chat</source>
        <translation>复制对话</translation>
    </message>
    <message>
        <source>Check against the text</source>
        <translation>与文字核对</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Find in this chat</source>
        <translation>在此对话中查找</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>Answer is being written</source>
        <translation>正在写回答</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Runs on this computer. Answers can be wrong, so check what matters.</source>
        <translation>在这台电脑上运行。回答可能有误，重要内容请核实。</translation>
    </message>
    <message>
        <source>Let go to attach a text or open a model</source>
        <translation>松开即可附加文本或打开模型</translation>
    </message>
</context>
<context>
    <name>ChatRow</name>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Opens instantly</source>
        <translation>即刻打开</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name of the chat</source>
        <translation>对话名称</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Keep for instant reopening</source>
        <translation>保留以便即刻打开</translation>
    </message>
    <message>
        <source>Keep as text only</source>
        <translation>仅保留文字</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
</context>
<context>
    <name>CodeBlock</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Long lines on one line</source>
        <translation>长行不换行</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>长行自动换行</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Switch model</source>
        <translation>切换模型</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <translation>打开模型文件…</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Copy the chat</source>
        <translation>复制对话</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search chats and commands</source>
        <translation>搜索对话和命令</translation>
    </message>
    <message>
        <source>Nothing found. Enter starts a chat with these words.</source>
        <translation>没有找到。按 Enter 用这些文字开始新对话。</translation>
    </message>
    <message>
        <source>↑↓ Move   Enter Open   Esc Close</source>
        <translation>↑↓ 移动   Enter 打开   Esc 关闭</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Find in this chat</source>
        <translation>在此对话中查找</translation>
    </message>
    <message>
        <source>Export the chat…</source>
        <translation>导出对话…</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Import chats…</source>
        <translation>导入对话…</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask anything</source>
        <translation>随便问点什么</translation>
    </message>
    <message>
        <source>Editing. The version before stays behind the arrows.</source>
        <translation>正在编辑。之前的版本仍可用箭头找回。</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Think long</source>
        <translation>深度思考</translation>
    </message>
    <message>
        <source>Think</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Think before the answer: off, short, long</source>
        <translation>回答前思考：关、短、长</translation>
    </message>
    <message>
        <source>Esc to stop</source>
        <translation>Esc 停止</translation>
    </message>
    <message>
        <source>Attach text files</source>
        <translation>附加文本文件</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Persona: %1</source>
        <translation>角色：%1</translation>
    </message>
    <message>
        <source>Whom the chat is with</source>
        <translation>与谁对话</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answers</source>
        <translation>
            <numerusform>%Ln 个回答</numerusform>
        </translation>
    </message>
    <message>
        <source>How many answers at once: 1 to 4</source>
        <translation>一次几个回答：1 到 4</translation>
    </message>
</context>
<context>
    <name>ComputerSection</name>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>使用中的模型</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>处理器线程</translation>
    </message>
    <message>
        <source>How many work on an answer. Automatic is the quickest on most computers; fewer leave more for other programs.</source>
        <translation>有多少线程参与回答。在大多数电脑上“自动”最快；少一些可以给其他程序留出更多资源。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Say when a long answer is ready</source>
        <translation>长回答完成时提醒</translation>
    </message>
    <message>
        <source>Only while another window is in front</source>
        <translation>仅当其他窗口在前面时</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>DiskUse</name>
    <message>
        <source>%1 on the disk, %2 free</source>
        <translation>磁盘上 %1，空闲 %2</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop a model file here</source>
        <translation>将模型文件拖到这里</translation>
    </message>
    <message>
        <source>GGUF, .pth, .safetensors, or a Hugging Face folder or link</source>
        <translation>GGUF、.pth、.safetensors，或 Hugging Face 文件夹、链接</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
</context>
<context>
    <name>Egg</name>
    <message>
        <source>Opens instantly</source>
        <translation>即刻打开</translation>
    </message>
    <message>
        <source>Text only</source>
        <translation>仅文字</translation>
    </message>
</context>
<context>
    <name>EmptyChat</name>
    <message>
        <source>What’s on your mind?</source>
        <translation>在想什么？</translation>
    </message>
    <message>
        <source>Type and get an answer, even offline. What you write stays on this computer.</source>
        <translation>输入即可得到回答，离线也行。您写的内容只留在这台电脑上。</translation>
    </message>
    <message>
        <source>Write a kind note to a neighbour</source>
        <translation>给邻居写一张友好的便条</translation>
    </message>
    <message>
        <source>Explain simply how a heat pump works</source>
        <translation>简单解释热泵的工作原理</translation>
    </message>
    <message>
        <source>Three dinners from leeks, rice and eggs</source>
        <translation>用韭葱、米饭和鸡蛋做三顿晚餐</translation>
    </message>
    <message>
        <source>You are talking to Fledgling, the small model that comes with Rookery. It is quick and knows a little.</source>
        <translation>您正在与 Fledgling 对话，它是 Rookery 自带的小模型：很快，懂得不多，说英语。</translation>
    </message>
</context>
<context>
    <name>ErrorBanner</name>
    <message>
        <source>Hide details</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>This is not a model Rookery can read</source>
        <translation>这不是 Rookery 能读取的模型</translation>
    </message>
    <message>
        <source>It takes GGUF, .pth, .safetensors and Hugging Face folders of RWKV models. Choose another file.</source>
        <translation>支持 RWKV 模型的 GGUF、.pth、.safetensors 和 Hugging Face 文件夹。请选择其他文件。</translation>
    </message>
    <message>
        <source>This model is of a kind Rookery does not know</source>
        <translation>Rookery 不认识这种模型</translation>
    </message>
    <message>
        <source>Rookery runs RWKV models. The one in use before goes on. %1</source>
        <translation>Rookery 运行 RWKV 模型。之前的模型继续使用。%1</translation>
    </message>
    <message>
        <source>The model file is damaged</source>
        <translation>模型文件已损坏</translation>
    </message>
    <message>
        <source>Nothing else was touched. Get the model again, or choose another file.</source>
        <translation>其他内容没有受影响。请重新下载模型，或选择其他文件。</translation>
    </message>
    <message>
        <source>The model file does not fit together</source>
        <translation>模型文件内容不一致</translation>
    </message>
    <message>
        <source>Get it again from its source, or choose another file.</source>
        <translation>请从来源重新获取，或选择其他文件。</translation>
    </message>
    <message>
        <source>The model file is gone</source>
        <translation>模型文件不见了</translation>
    </message>
    <message>
        <source>Your chats can be read as usual. Choose a model to go on, or bring the file back.</source>
        <translation>对话仍可照常阅读。请选择一个模型继续，或把文件放回去。</translation>
    </message>
    <message>
        <source>The model file has changed</source>
        <translation>模型文件已改变</translation>
    </message>
    <message>
        <source>Kept memories belong to the old file. Chats are read again once.</source>
        <translation>保留的状态属于旧文件。对话会重新读取一次。</translation>
    </message>
    <message>
        <source>Memory ran out</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>What was written is saved. Close a program, or use a smaller model, then continue.</source>
        <translation>已写的内容已保存。请关闭其他程序或换用较小的模型，然后继续。</translation>
    </message>
    <message>
        <source>The model gave broken numbers</source>
        <translation>模型给出了无效的数值</translation>
    </message>
    <message>
        <source>What was written before is saved. Answer again, or choose another model.</source>
        <translation>之前写的内容已保存。请重新回答，或选择其他模型。</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>没有加载模型</translation>
    </message>
    <message>
        <source>Choose a model in the bar above. What you wrote is kept.</source>
        <translation>请在上方栏中选择模型。您写的内容会保留。</translation>
    </message>
    <message>
        <source>A file could not be read or written</source>
        <translation>无法读取或写入文件</translation>
    </message>
    <message>
        <source>Check the disk and the rights of the folder, then try again.</source>
        <translation>请检查磁盘和文件夹权限，然后重试。</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Nothing saved before is lost. Make room, then try again.</source>
        <translation>已保存的内容没有丢失。请腾出空间，然后重试。</translation>
    </message>
    <message>
        <source>The folder of your chats cannot be written</source>
        <translation>无法写入对话文件夹</translation>
    </message>
    <message>
        <source>Rookery is already open</source>
        <translation>Rookery 已经打开</translation>
    </message>
    <message>
        <source>Another window uses this folder of chats. Go on there, or close it first.</source>
        <translation>另一个窗口正在使用这个对话文件夹。请在那里继续，或先将其关闭。</translation>
    </message>
    <message>
        <source>The file of your chats is damaged</source>
        <translation>对话文件已损坏</translation>
    </message>
    <message>
        <source>Rookery keeps copies. Open Storage to bring back the last whole one.</source>
        <translation>Rookery 保留了副本。打开“存储”可恢复最近一份完好的副本。</translation>
    </message>
    <message>
        <source>These chats were written by a newer Rookery</source>
        <translation>这些对话由更新版本的 Rookery 写成</translation>
    </message>
    <message>
        <source>Nothing was changed. Start the newer version to open them.</source>
        <translation>没有做任何改动。请用更新的版本打开。</translation>
    </message>
    <message>
        <source>Chats can be read, not changed</source>
        <translation>对话可以阅读，但不能更改</translation>
    </message>
    <message>
        <source>The folder of your chats is write-protected. Check its rights, then start again.</source>
        <translation>对话文件夹被写保护。请检查其权限，然后重新启动。</translation>
    </message>
    <message>
        <source>This is not there any more</source>
        <translation>它已经不在了</translation>
    </message>
    <message>
        <source>It may have been deleted in the meantime.</source>
        <translation>可能在此期间被删除了。</translation>
    </message>
    <message>
        <source>This file could not be understood</source>
        <translation>无法识别此文件</translation>
    </message>
    <message>
        <source>Nothing was imported. Choose a file that was exported as JSON.</source>
        <translation>没有导入任何内容。请选择以 JSON 导出的文件。</translation>
    </message>
    <message>
        <source>That could not be done</source>
        <translation>无法完成</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again in another way.</source>
        <translation>没有做任何改动。请换个方式再试。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>What was written is saved.</source>
        <translation>已写的内容已保存。</translation>
    </message>
    <message>
        <source>You are offline</source>
        <translation>您已离线</translation>
    </message>
    <message>
        <source>Chatting goes on as usual. Downloads need the network.</source>
        <translation>对话照常进行。下载需要网络。</translation>
    </message>
    <message>
        <source>The connection dropped</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>What arrived is kept. It goes on by itself when you are back online.</source>
        <translation>已下载的部分会保留。恢复联网后会自动继续。</translation>
    </message>
    <message>
        <source>The server could not prove who it is</source>
        <translation>服务器无法证明其身份</translation>
    </message>
    <message>
        <source>Nothing was fetched. Check the date of this computer and the network.</source>
        <translation>没有下载任何内容。请检查这台电脑的日期和网络。</translation>
    </message>
    <message>
        <source>The server sent the download elsewhere</source>
        <translation>服务器把下载转到了别处</translation>
    </message>
    <message>
        <source>That place is not trusted, so nothing was fetched. Try another source.</source>
        <translation>该地址不受信任，因此没有下载。请换一个来源。</translation>
    </message>
    <message>
        <source>The server refused</source>
        <translation>服务器拒绝了请求</translation>
    </message>
    <message>
        <source>What arrived is kept. Try again later, or choose another source.</source>
        <translation>已下载的部分会保留。请稍后再试，或换一个来源。</translation>
    </message>
    <message>
        <source>The connection is too slow</source>
        <translation>连接太慢</translation>
    </message>
    <message>
        <source>What arrived is kept. Try again later.</source>
        <translation>已下载的部分会保留。请稍后再试。</translation>
    </message>
    <message>
        <source>The file arrived damaged</source>
        <translation>收到的文件已损坏</translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation>请重新下载。</translation>
    </message>
    <message>
        <source>The file has another size than announced</source>
        <translation>文件大小与声明的不符</translation>
    </message>
    <message>
        <source>Fetch it again, or choose another source.</source>
        <translation>请重新下载，或换一个来源。</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出了点问题</translation>
    </message>
    <message>
        <source>What was written is saved. Try again.</source>
        <translation>已写的内容已保存。请重试。</translation>
    </message>
    <message>
        <source>Nothing was changed. The reason: %1.</source>
        <translation>没有做任何改动。原因：%1。</translation>
    </message>
    <message>
        <source>No text was found in this file</source>
        <translation>此文件中没有找到文字</translation>
    </message>
    <message>
        <source>Text, Markdown, source code, web pages and PDF files with text can be attached.</source>
        <translation>可以附加文本、Markdown、源代码、网页和含文字的 PDF 文件。</translation>
    </message>
    <message>
        <source>This file is too long</source>
        <translation>此文件太长</translation>
    </message>
    <message>
        <source>Attach a part of it: 64 MB is the most.</source>
        <translation>请附加其中一部分：最多 64 MB。</translation>
    </message>
    <message>
        <source>PDF files need the program pdftotext</source>
        <translation>PDF 文件需要程序 pdftotext</translation>
    </message>
    <message>
        <source>Install the package poppler-utils, then attach the file again.</source>
        <translation>请安装软件包 poppler-utils，然后重新附加文件。</translation>
    </message>
    <message>
        <source>Check its rights and the room on its disk, or go on with another folder.</source>
        <translation>请检查其权限和磁盘空间，或改用其他文件夹。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export this chat</source>
        <translation>导出此对话</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>纯文本 (*.txt)</translation>
    </message>
    <message>
        <source>Everything, to be imported again (*.json)</source>
        <translation>全部内容，可重新导入 (*.json)</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this chat</source>
        <translation>在此对话中查找</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>FitBar</name>
    <message>
        <source>Needs %1</source>
        <translation>需要 %1</translation>
    </message>
    <message>
        <source>Tight, %1</source>
        <translation>紧张，%1</translation>
    </message>
    <message>
        <source>Fits, %1</source>
        <translation>够用，%1</translation>
    </message>
</context>
<context>
    <name>FolderMenu</name>
    <message>
        <source>Folder of the chat</source>
        <translation>对话所在文件夹</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>In no folder</source>
        <translation>不在文件夹中</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>文件夹名称</translation>
    </message>
    <message>
        <source>Remove the folder</source>
        <translation>移除文件夹</translation>
    </message>
</context>
<context>
    <name>ForgetQuestion</name>
    <message>
        <source>Empty the trash?</source>
        <translation>要清空回收站吗？</translation>
    </message>
    <message>
        <source>Delete for good?</source>
        <translation>要彻底删除吗？</translation>
    </message>
    <message>
        <source>This cannot be undone. The backups are made anew without it, so the older ones go. Exported files and forked chats stay.</source>
        <translation>此操作无法撤销。备份会重新生成，不再包含这些内容，旧备份随之删除。已导出的文件和分叉出的对话会保留。</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Nothing here has these words. Try a shorter one, or ask in a chat.</source>
        <translation>这里没有这些词。试试更短的词，或在对话中提问。</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Rookery makes a file of its own from it. The original stays where it is.</source>
        <translation>Rookery 会据此生成自己的文件。原文件保持不动。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open this link?</source>
        <translation>打开这个链接？</translation>
    </message>
    <message>
        <source>It came from the chat. It opens in your browser or mail program.</source>
        <translation>它来自对话。将在浏览器或邮件程序中打开。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>LogSection</name>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>What the program did since its start, for whoever helps you. It holds no words of your chats, is written nowhere, and is gone when Rookery ends.</source>
        <translation>程序启动以来做了什么，供帮助您的人查看。其中没有对话内容，不写入任何地方，Rookery 结束后即消失。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Nothing to report yet.</source>
        <translation>暂时没有内容。</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Answers come in the language you write in</source>
        <translation>回答使用您书写的语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Also for code and menus</source>
        <translation>代码和菜单也一样</translation>
    </message>
    <message>
        <source>Code size</source>
        <translation>代码大小</translation>
    </message>
    <message>
        <source>Against the other text</source>
        <translation>相对于其他文字</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>间距</translation>
    </message>
    <message>
        <source>How much room rows and messages take</source>
        <translation>行和消息占用多少空间</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Width of a line</source>
        <translation>行宽</translation>
    </message>
    <message>
        <source>Shorter lines are easier to read</source>
        <translation>短行更易读</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>舒适</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Nothing slides or fades</source>
        <translation>没有滑动和淡入淡出</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <translation>打开模型文件</translation>
    </message>
    <message>
        <source>Models (*.gguf)</source>
        <translation>模型 (*.gguf)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Help with everything else</source>
        <translation>其他方面的帮助</translation>
    </message>
    <message>
        <source>Attach text files</source>
        <translation>附加文本文件</translation>
    </message>
    <message>
        <source>Texts (*.txt *.md *.html *.htm *.pdf *.csv *.json *.py *.c *.cpp *.h *.js *.ts *.java *.rs *.go *.sh)</source>
        <translation>文本 (*.txt *.md *.html *.htm *.pdf *.csv *.json *.py *.c *.cpp *.h *.js *.ts *.java *.rs *.go *.sh)</translation>
    </message>
    <message>
        <source>Chats (*.json)</source>
        <translation>对话 (*.json)</translation>
    </message>
    <message>
        <source>Import chats of Rookery, ChatGPT, LM Studio or llama.cpp</source>
        <translation>导入 Rookery、ChatGPT、LM Studio 或 llama.cpp 的对话</translation>
    </message>
</context>
<context>
    <name>MemoryQuestion</name>
    <message>
        <source>Not enough free memory</source>
        <translation>空闲内存不足</translation>
    </message>
    <message>
        <source>Loaded anyway, the computer may become very slow, or the system may end a program. Closing other programs helps. Your chats are safe either way.</source>
        <translation>如果仍然加载，电脑可能会变得很慢，或者系统会结束某个程序。关闭其他程序会有帮助。无论如何，对话都是安全的。</translation>
    </message>
    <message>
        <source>Load anyway</source>
        <translation>仍然加载</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不管它</translation>
    </message>
</context>
<context>
    <name>MessageActions</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>New chat from here</source>
        <translation>从这里开始新对话</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>What this chat costs: %1, %2</source>
        <translation>此对话的开销：%1，%2</translation>
    </message>
    <message>
        <source>State %1, constant</source>
        <translation>状态 %1，恒定</translation>
    </message>
</context>
<context>
    <name>MeterCard</name>
    <message>
        <source>What this chat costs</source>
        <translation>此对话的开销</translation>
    </message>
    <message>
        <source>However long it gets, its memory and its speed stay the same.</source>
        <translation>无论多长，占用的内存和速度都不变。</translation>
    </message>
    <message>
        <source>first answer shown</source>
        <translation>显示的第一个回答</translation>
    </message>
    <message>
        <source>now, %1</source>
        <translation>现在，%1</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Kept state</source>
        <translation>保留的状态</translation>
    </message>
    <message>
        <source>%1, constant</source>
        <translation>%1，恒定</translation>
    </message>
    <message>
        <source>Model in memory</source>
        <translation>内存中的模型</translation>
    </message>
    <message>
        <source>Recomputed on opening</source>
        <translation>打开时重新计算</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln 个词元</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelAction</name>
    <message>
        <source>Get</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Get again</source>
        <translation>重新下载</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Cancel and delete the part</source>
        <translation>取消并删除已下载部分</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Too big here</source>
        <translation>对本机太大</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>Choose a model to see what it needs here.</source>
        <translation>选择一个模型，查看它在本机的需求。</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已验证</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Sooner</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>New name of the file</source>
        <translation>文件的新名称</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Removing it frees %1. Your chats stay, and their states stay too.</source>
        <translation>移除可释放 %1。对话及其状态都会保留。</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>按文件所述</translation>
    </message>
    <message>
        <source>User and Assistant</source>
        <translation>User 与 Assistant</translation>
    </message>
    <message>
        <source>User and Assistant, thinks first</source>
        <translation>User 与 Assistant,先思考</translation>
    </message>
    <message>
        <source>Bob and Alice</source>
        <translation>Bob 与 Alice</translation>
    </message>
    <message>
        <source>Question and Answer</source>
        <translation>问与答</translation>
    </message>
    <message>
        <source>Chats as: %1</source>
        <translation>对话方式:%1</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>ModelFilters</name>
    <message>
        <source>Search or paste a link</source>
        <translation>搜索或粘贴链接</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Fits here</source>
        <translation>适合本机</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Which models are shown</source>
        <translation>显示哪些模型</translation>
    </message>
    <message>
        <source>Thinks first</source>
        <translation>先思考</translation>
    </message>
    <message>
        <source>Role play</source>
        <translation>角色扮演</translation>
    </message>
    <message>
        <source>Under 2 GB</source>
        <translation>小于 2 GB</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Older ones too</source>
        <translation>包括旧版</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新优先</translation>
    </message>
    <message>
        <source>Strongest first</source>
        <translation>最强优先</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>最小优先</translation>
    </message>
    <message>
        <source>Quickest first</source>
        <translation>最快优先</translation>
    </message>
    <message>
        <source>Order: %1</source>
        <translation>排序：%1</translation>
    </message>
    <message>
        <source>Get the file of this link</source>
        <translation>下载此链接的文件</translation>
    </message>
    <message>
        <source>Version 7</source>
        <translation>版本 7</translation>
    </message>
    <message>
        <source>Version 6</source>
        <translation>版本 6</translation>
    </message>
</context>
<context>
    <name>ModelMenu</name>
    <message>
        <source>Open a model file…</source>
        <translation>打开模型文件…</translation>
    </message>
    <message>
        <source>More models</source>
        <translation>更多模型</translation>
    </message>
    <message>
        <source>Fledgling (built in)</source>
        <translation>Fledgling（内置）</translation>
    </message>
</context>
<context>
    <name>ModelNotice</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不管它</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Open model folder</source>
        <translation>打开模型文件夹</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>刷新列表</translation>
    </message>
    <message>
        <source>No model is installed yet. Those you get will stand here.</source>
        <translation>还没有安装模型。下载的模型会显示在这里。</translation>
    </message>
    <message>
        <source>No model called “%1”. Paste a link to fetch one from Hugging Face.</source>
        <translation>没有名为“%1”的模型。粘贴链接可从 Hugging Face 下载。</translation>
    </message>
    <message>
        <source>Choose a model file</source>
        <translation>选择模型文件</translation>
    </message>
    <message>
        <source>Models (*.gguf *.pth *.safetensors *.st *.bin)</source>
        <translation>模型 (*.gguf *.pth *.safetensors *.st *.bin)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ModelsSection</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model at the start</source>
        <translation>启动时的模型</translation>
    </message>
    <message>
        <source>Another one is a press away, whichever comes first</source>
        <translation>无论先用哪个，都可以一键切换</translation>
    </message>
    <message>
        <source>The last one used</source>
        <translation>上次使用的</translation>
    </message>
    <message>
        <source>Fledgling (built in)</source>
        <translation>Fledgling（内置）</translation>
    </message>
    <message>
        <source>Folder of models</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Ask first</source>
        <translation>优先来源</translation>
    </message>
    <message>
        <source>The others follow by themselves when one does not answer</source>
        <translation>如果没有响应，会自动尝试其他来源</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>按列表</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>For downloads only, nothing else uses the network</source>
        <translation>仅用于下载，其他功能不使用网络</translation>
    </message>
    <message>
        <source>Write it as host:port. Until then nothing is downloaded.</source>
        <translation>请写成“主机:端口”。在此之前不会下载任何内容。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>host:port</source>
        <translation>主机:端口</translation>
    </message>
    <message>
        <source>Limit of speed</source>
        <translation>限速</translation>
    </message>
    <message>
        <source>In megabytes a second, all downloads together</source>
        <translation>每秒兆字节，所有下载合计</translation>
    </message>
    <message>
        <source>Choose the folder of models</source>
        <translation>选择模型文件夹</translation>
    </message>
</context>
<context>
    <name>NewChatButton</name>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
</context>
<context>
    <name>PersonaForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Patient teacher</source>
        <translation>耐心的老师</translation>
    </message>
    <message>
        <source>How it should behave</source>
        <translation>应该怎样表现</translation>
    </message>
    <message>
        <source>Explain in small steps, and ask back when something is unclear.</source>
        <translation>一步一步地讲解，不清楚时请反问。</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>问候语</translation>
    </message>
    <message>
        <source>What a new chat begins with. It can stay empty.</source>
        <translation>新对话以此开头，可以留空。</translation>
    </message>
    <message>
        <source>How answers sound</source>
        <translation>回答的风格</translation>
    </message>
    <message>
        <source>As in settings</source>
        <translation>与设置相同</translation>
    </message>
    <message>
        <source>Precise</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Lively</source>
        <translation>活泼</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>PersonaMenu</name>
    <message>
        <source>No persona</source>
        <translation>无角色</translation>
    </message>
    <message>
        <source>Make a persona…</source>
        <translation>新建角色…</translation>
    </message>
    <message>
        <source>Personas…</source>
        <translation>角色…</translation>
    </message>
</context>
<context>
    <name>PersonaRow</name>
    <message>
        <source>Starts at once</source>
        <translation>即刻开始</translation>
    </message>
    <message>
        <source>Read on first use</source>
        <translation>首次使用时读取</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
</context>
<context>
    <name>PersonasPage</name>
    <message>
        <source>Personas</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>A persona is read once and kept. New chats with it start at once.</source>
        <translation>角色只需读取一次并保留。用它开始的新对话会即刻开始。</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>新角色</translation>
    </message>
    <message>
        <source>There are none yet. A teacher, a letter writer, somebody to practise a language with: describe one in a sentence or two.</source>
        <translation>还没有角色。老师、代笔人、语言练习伙伴：用一两句话描述一个吧。</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>What Rookery sends: nothing</source>
        <translation>Rookery 发送什么：什么都不发送</translation>
    </message>
    <message>
        <source>Your questions, the answers and your files never leave this computer. There is no account, no counting of what you do, and no sending of crash reports.</source>
        <translation>您的问题、回答和文件绝不会离开这台电脑。没有账户，不统计您的使用情况，也不发送崩溃报告。</translation>
    </message>
    <message>
        <source>When the network is used</source>
        <translation>何时使用网络</translation>
    </message>
    <message>
        <source>You press Get</source>
        <translation>您按下“下载”</translation>
    </message>
    <message>
        <source>The model is fetched from the place its row names. That server learns your network address and which file you want, nothing else.</source>
        <translation>从该行标明的地址下载模型。服务器只会知道您的网络地址和您要的文件。</translation>
    </message>
    <message>
        <source>You press Refresh on the Models page</source>
        <translation>您在“模型”页面刷新列表</translation>
    </message>
    <message>
        <source>The list of models is fetched again.</source>
        <translation>重新获取模型列表。</translation>
    </message>
    <message>
        <source>You open a link</source>
        <translation>您打开链接</translation>
    </message>
    <message>
        <source>Its whole address is shown first. It opens in your browser, not in Rookery.</source>
        <translation>先显示完整地址。链接在浏览器中打开，不在 Rookery 中打开。</translation>
    </message>
    <message>
        <source>What stays here</source>
        <translation>什么留在这里</translation>
    </message>
    <message>
        <source>Chats, drafts and kept states</source>
        <translation>对话、草稿和保留的状态</translation>
    </message>
    <message>
        <source>In the data folder, readable by you alone: %1</source>
        <translation>在数据文件夹中，只有您可以读取：%1</translation>
    </message>
    <message>
        <source>Deleted means gone</source>
        <translation>删除就是真的删除</translation>
    </message>
    <message>
        <source>A deleted chat waits 30 days in the trash, or is forgotten at once when you say so. Then its words are erased from the files too.</source>
        <translation>删除的对话会在回收站保留 30 天，您也可以要求立即遗忘。之后其文字也会从文件中抹去。</translation>
    </message>
    <message>
        <source>Pictures in answers</source>
        <translation>回答中的图片</translation>
    </message>
    <message>
        <source>They are never fetched. You see their address in words.</source>
        <translation>绝不会下载。您看到的是其文字地址。</translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>RowScroll</name>
    <message>
        <source>Place in the chat</source>
        <translation>对话中的位置</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到</translation>
    </message>
    <message>
        <source>The index is being made. More may be found in a moment.</source>
        <translation>正在建立索引。稍后可能会找到更多。</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>没有找到。</translation>
    </message>
</context>
<context>
    <name>SectionHeading</name>
    <message numerus="yes">
        <source>Folder %1, folded, %n chats</source>
        <translation>
            <numerusform>文件夹 %1，已折叠，%n 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>文件夹 %1</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>SelectSheet</name>
    <message>
        <source>Select text</source>
        <translation>选择文字</translation>
    </message>
</context>
<context>
    <name>SendButton</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>SettingsTabs</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>SeveralAnswers</name>
    <message numerus="yes">
        <source>%Ln answers from the same moment</source>
        <translation>
            <numerusform>同一时刻的 %Ln 个回答</numerusform>
        </translation>
    </message>
    <message>
        <source>What you do not keep stays behind the arrows, in case you change your mind.</source>
        <translation>没有保留的回答仍可用箭头找回，方便您改变主意。</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Search chats and commands</source>
        <translation>搜索对话和命令</translation>
    </message>
    <message>
        <source>Next and previous chat</source>
        <translation>下一个和上一个对话</translation>
    </message>
    <message>
        <source>Hide or show the sidebar</source>
        <translation>隐藏或显示侧边栏</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Switch model</source>
        <translation>切换模型</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <translation>打开模型文件</translation>
    </message>
    <message>
        <source>Text larger, smaller, as it was</source>
        <translation>放大、缩小、恢复文字</translation>
    </message>
    <message>
        <source>Undo a delete</source>
        <translation>撤销删除</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>此列表</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Edit your last message</source>
        <translation>编辑您的上一条消息</translation>
    </message>
    <message>
        <source>Other versions</source>
        <translation>其他版本</translation>
    </message>
    <message>
        <source>Think: off, short, long</source>
        <translation>思考：关、短、长</translation>
    </message>
    <message>
        <source>Walk through the messages</source>
        <translation>逐条浏览消息</translation>
    </message>
    <message>
        <source>Rename a chat in the list</source>
        <translation>重命名列表中的对话</translation>
    </message>
    <message>
        <source>Delete a chat in the list</source>
        <translation>删除列表中的对话</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Find in this chat</source>
        <translation>在此对话中查找</translation>
    </message>
    <message>
        <source>Fold and unfold a folder</source>
        <translation>折叠和展开文件夹</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Hide sidebar</source>
        <translation>隐藏侧边栏</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Your chats will gather here.</source>
        <translation>您的对话会聚集在这里。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search all chats</source>
        <translation>搜索所有对话</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>Sparkline</name>
    <message>
        <source>Speed over the chat</source>
        <translation>对话过程中的速度</translation>
    </message>
</context>
<context>
    <name>StartProblem</name>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Start without saving</source>
        <translation>不保存直接启动</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>A folder chosen here counts until Rookery ends. Without saving, everything is gone when the window closes.</source>
        <translation>在此选择的文件夹在 Rookery 退出前有效。若不保存，关闭窗口后一切都会消失。</translation>
    </message>
    <message>
        <source>Folder of the chats</source>
        <translation>对话所在文件夹</translation>
    </message>
</context>
<context>
    <name>StateBudget</name>
    <message>
        <source>Room for instant reopening</source>
        <translation>用于即刻打开的空间</translation>
    </message>
    <message>
        <source>%1, chosen by the room on this disk. When it is full, the longest unused chats keep their text only.</source>
        <translation>%1，根据磁盘空间选定。用满后，最久未用的对话只保留文字。</translation>
    </message>
    <message>
        <source>%1. When it is full, the longest unused chats keep their text only.</source>
        <translation>%1。用满后，最久未用的对话只保留文字。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>StatisticsSheet</name>
    <message>
        <source>About this answer</source>
        <translation>关于此回答</translation>
    </message>
    <message>
        <source>Nothing was measured for this answer.</source>
        <translation>此回答没有测量数据。</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>A chat whose state is kept opens instantly. One kept as text only opens the same; its first answer takes longer.</source>
        <translation>保留了状态的对话会即刻打开。仅保留文字的对话同样能打开，只是第一个回答会慢一些。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Made and checked once a day while nothing else is done. Going back keeps the chats of now among the originals.</source>
        <translation>每天在空闲时制作并检查一次。恢复备份时，现在的对话会保留在原件中。</translation>
    </message>
    <message>
        <source>None yet. The first is made when the program has been idle for a minute.</source>
        <translation>还没有。程序空闲一分钟后会制作第一份。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>One more, now</source>
        <translation>现在再做一份</translation>
    </message>
    <message>
        <source>The oldest of seven goes</source>
        <translation>七份中最旧的一份会被移除</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>Files that were damaged and have been mended, or that a backup replaced. Kept until you remove them.</source>
        <translation>曾损坏并已修复、或被备份替换的文件。会一直保留，直到您将其移除。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
</context>
<context>
    <name>StorageRow</name>
    <message>
        <source>Instant</source>
        <translation>即开</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Keep instant</source>
        <translation>保留即开</translation>
    </message>
    <message>
        <source>Keep text only</source>
        <translation>仅保留文字</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>ThinkingFold</name>
    <message>
        <source>Fold the thoughts</source>
        <translation>收起思考过程</translation>
    </message>
    <message>
        <source>Show the thoughts</source>
        <translation>显示思考过程</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>New chat from here</source>
        <translation>从这里开始新对话</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Copy without marks</source>
        <translation>复制为纯文本</translation>
    </message>
    <message>
        <source>Select text…</source>
        <translation>选择文字…</translation>
    </message>
</context>
<context>
    <name>TrashList</name>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>What you delete stays here for 30 days. Deleted for good, it leaves the chats, the states, the search and the backups; no one can bring it back.</source>
        <translation>删除的内容在此保留 30 天。彻底删除后，它会从对话、状态、搜索和备份中消失，谁也无法恢复。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>彻底删除</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>things in the trash</comment>
        <translation>
            <numerusform>还有 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted before these</source>
        <translation>比以上内容更早删除</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>全部内容</translation>
    </message>
    <message>
        <source>Deleted now instead of day by day</source>
        <translation>立即删除，不再逐日清除</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>正在删除</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Nothing was deleted in the last 30 days.</source>
        <translation>最近 30 天没有删除任何内容。</translation>
    </message>
</context>
<context>
    <name>UserMessage</name>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>app::Application</name>
    <message>
        <source>Your chats lie on a network drive. Saving them there is slower and less safe.</source>
        <translation>您的对话存放在网络驱动器上。在那里保存会更慢，也不太安全。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Kept states were damaged and are dropped. No text is lost; chats are read again when you go on with them.</source>
        <translation>保留的状态已损坏并被丢弃。文字没有丢失；继续对话时会重新读取。</translation>
    </message>
    <message>
        <source>Today&apos;s backup of your chats did not succeed. %1</source>
        <translation>今天的对话备份没有成功。%1</translation>
    </message>
    <message>
        <source>Your settings for answers could not be read. They are as delivered; the old ones are kept aside.</source>
        <translation>无法读取您的回答设置。已恢复出厂设置；旧的设置已另行保留。</translation>
    </message>
    <message>
        <source>The answer is ready</source>
        <translation>回答已完成</translation>
    </message>
    <message>
        <source>Nothing of this is kept: it is gone when you close Rookery.</source>
        <translation>这些内容不会保留：关闭 Rookery 后即消失。</translation>
    </message>
    <message>
        <source>Rookery did not come up twice in a row. It started without the last chat and without a model: choose them yourself.</source>
        <translation>Rookery 连续两次未能启动。本次启动未打开上次的对话，也未加载模型：请自行选择。</translation>
    </message>
    <message>
        <source>“%1” was left out: Rookery was ended while loading it, probably for want of memory.</source>
        <translation>未加载“%1”：Rookery 在加载它时被终止，可能是内存不足。</translation>
    </message>
    <message>
        <source>Load it</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 已就绪</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>切换</translation>
    </message>
</context>
<context>
    <name>app::Notifier</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>ui::ArchiveViewModel</name>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Exported to “%1”</source>
        <translation>已导出到“%1”</translation>
    </message>
    <message>
        <source>Imported “%1”</source>
        <translation>已导入“%1”</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats imported</source>
        <translation>
            <numerusform>已导入 %Ln 个对话</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AttachmentsModel</name>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln 个字符</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChatViewModel</name>
    <message>
        <source>A new chat goes on from here</source>
        <translation>新对话从这里继续</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>消息已删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Deleted “%1”</source>
        <translation>已删除“%1”</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Reopened · nothing recomputed · ready in %1 ms</source>
        <translation>已重新打开 · 无需重新计算 · %1 毫秒就绪</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 词元/秒</translation>
    </message>
    <message>
        <source>Read before it</source>
        <translation>之前读取</translation>
    </message>
    <message>
        <source>Kept from before</source>
        <translation>沿用之前的</translation>
    </message>
    <message>
        <source>Length of the chat</source>
        <translation>对话长度</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Boldness</source>
        <translation>大胆程度</translation>
    </message>
    <message>
        <source>Choice of words</source>
        <translation>选词范围</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Waiting for the model</source>
        <translation>正在等待模型</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
    <message numerus="yes">
        <source>Reading, %1 of %Ln tokens</source>
        <translation>
            <numerusform>正在读取，%1 / %Ln 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>还剩 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>还剩 %1 分钟</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>重新保存</translation>
    </message>
    <message>
        <source>Continue answer</source>
        <translation>继续回答</translation>
    </message>
    <message numerus="yes">
        <source>Checking, %1 of %Ln tokens</source>
        <translation>
            <numerusform>正在核对，%1 / %Ln 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder “%1” is gone, its chats are not</source>
        <translation>文件夹“%1”已移除，其中的对话仍在</translation>
    </message>
    <message>
        <source>Kept as text. Its next answer starts slower.</source>
        <translation>已仅保留文字。下一个回答开始得会慢一些。</translation>
    </message>
    <message numerus="yes">
        <source>Catching up %Ln tokens (%1)</source>
        <translation>
            <numerusform>正在补读 %Ln 个词元（%1）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Catching up, %1 of %Ln tokens (%2)</source>
        <translation>
            <numerusform>正在补读，%1 / %Ln 个词元（%2）</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready, nothing recomputed</source>
        <translation>已就绪，无需重新计算</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message numerus="yes">
        <source>Reads %Ln tokens first, about %1</source>
        <translation>
            <numerusform>先读取 %Ln 个词元，约 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking against the text</source>
        <translation>正在与文字核对</translation>
    </message>
    <message numerus="yes">
        <source>%n kept memories did not agree with the text. They were dropped; the text is read again.</source>
        <translation>
            <numerusform>有 %n 份保留的状态与文字不符，已丢弃；文字会重新读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to check: of this chat and this model only the text is kept.</source>
        <translation>无可核对：此对话在此模型下只保留了文字。</translation>
    </message>
    <message numerus="yes">
        <source>Checked against the text: all %Ln tokens agree, bit for bit.</source>
        <translation>
            <numerusform>已与文字核对：全部 %Ln 个词元逐位一致。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked against the text: all %Ln tokens agree within the tolerance, %1 of %2 memories bit for bit.</source>
        <translation>
            <numerusform>已与文字核对：全部 %Ln 个词元在容差内一致，%2 份状态中有 %1 份逐位一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>%1, about %2 s to read</source>
        <translation>%1，读取约 %2 秒</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message numerus="yes">
        <source>Copied. %Ln hidden characters are in it.</source>
        <translation>
            <numerusform>已复制，其中有 %Ln 个隐藏字符。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConversationListModel</name>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>最近一周</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>month and year, as QLocale writes them</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>text only</source>
        <translation>仅文字</translation>
    </message>
    <message>
        <source>text only, about %1 s to read again</source>
        <translation>仅文字，重新读取约 %1 秒</translation>
    </message>
    <message>
        <source>text only, about %1 min to read again</source>
        <translation>仅文字，重新读取约 %1 分钟</translation>
    </message>
</context>
<context>
    <name>ui::FindViewModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>正在查找</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>ui::ImportViewModel</name>
    <message>
        <source>One import at a time. This one goes on.</source>
        <translation>一次只能导入一个。当前的继续进行。</translation>
    </message>
    <message>
        <source>RWKV %1 · %2 million parameters · %3</source>
        <translation>RWKV %1 · %2 百万参数 · %3</translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>磁盘占用 %1</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 内存</translation>
    </message>
    <message>
        <source>about %1 tokens/s</source>
        <translation>约 %1 词元/秒</translation>
    </message>
    <message>
        <source>fits this computer</source>
        <translation>适合这台电脑</translation>
    </message>
    <message>
        <source>tight on this computer</source>
        <translation>在这台电脑上较紧张</translation>
    </message>
    <message>
        <source>too big for this computer</source>
        <translation>对这台电脑太大</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Quick and small, a little less exact.</source>
        <translation>又快又小，精度略低。</translation>
    </message>
    <message>
        <source>As good as the original, twice the size of the smallest.</source>
        <translation>与原版一样好，大小是最小版的两倍。</translation>
    </message>
    <message>
        <source>Hardly less than the original. Right for most.</source>
        <translation>几乎不逊于原版。适合大多数人。</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>正在导入 %1</translation>
    </message>
    <message>
        <source>Importing %1, %2 %</source>
        <translation>正在导入 %1，%2 %</translation>
    </message>
    <message>
        <source>%1 is ready.</source>
        <translation>%1 已就绪。</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was changed.</source>
        <translation>导入已停止。没有做任何改动。</translation>
    </message>
</context>
<context>
    <name>ui::LanguageViewModel</name>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>ui::ModelListModel</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>还剩 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>还剩 %1 分钟</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>还剩 %1 小时</translation>
    </message>
    <message>
        <source>Your file, to be imported</source>
        <translation>您的文件，待导入</translation>
    </message>
    <message>
        <source>Your file</source>
        <translation>您的文件</translation>
    </message>
    <message>
        <source>From a link</source>
        <translation>来自链接</translation>
    </message>
    <message>
        <source>Needs %1 of memory</source>
        <translation>需要 %1 内存</translation>
    </message>
    <message>
        <source>For role play</source>
        <translation>用于角色扮演</translation>
    </message>
    <message>
        <source>Translates</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>Older, broad knowledge</source>
        <translation>较旧，知识面广</translation>
    </message>
    <message>
        <source>Strong, and slow here</source>
        <translation>能力强，但在本机较慢</translation>
    </message>
    <message>
        <source>Tiny, for old computers</source>
        <translation>极小，适合旧电脑</translation>
    </message>
    <message>
        <source>Very quick, for short questions</source>
        <translation>非常快，适合简短问题</translation>
    </message>
    <message>
        <source>Everyday chat and letters</source>
        <translation>日常对话与书信</translation>
    </message>
    <message>
        <source>Careful answers, thinks first</source>
        <translation>回答细致，先思考</translation>
    </message>
    <message>
        <source>Strong, for hard questions</source>
        <translation>能力强，适合难题</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>暂停于 %1</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>排队等待中</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>Checking what is here already</source>
        <translation>正在检查已有部分</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>about %1 tokens/s</source>
        <translation>约 %1 词元/秒</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 内存</translation>
    </message>
</context>
<context>
    <name>ui::ModelViewModel</name>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message numerus="yes">
        <source>RWKV %1 · %2 · %n threads</source>
        <translation>
            <numerusform>RWKV %1 · %2 · %n 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the built-in model</source>
        <translation>正在加载内置模型</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>正在加载 %1</translation>
    </message>
    <message>
        <source>%1 needs %2 of memory, and %3 are free.</source>
        <translation>%1 需要 %2 内存，现有 %3 空闲。</translation>
    </message>
    <message>
        <source>%1 (built in)</source>
        <translation>%1（内置）</translation>
    </message>
</context>
<context>
    <name>ui::ModelsViewModel</name>
    <message>
        <source>%1 is as it was published.</source>
        <translation>%1 与发布时一致。</translation>
    </message>
    <message>
        <source>%1 is damaged. Get it again.</source>
        <translation>%1 已损坏。请重新下载。</translation>
    </message>
    <message>
        <source>Nobody published a checksum for %1. This one is remembered: the next check compares with it.</source>
        <translation>没有人发布过 %1 的校验和。已记住这一次的值，下次检查会与之比较。</translation>
    </message>
    <message>
        <source>The file of the model in use has changed. Your chats are safe; the model in memory goes on.</source>
        <translation>使用中的模型文件已改变。对话是安全的；内存中的模型继续运行。</translation>
    </message>
    <message>
        <source>The file of the model in use is gone. Your chats are safe; the model in memory goes on.</source>
        <translation>使用中的模型文件不见了。对话是安全的；内存中的模型继续运行。</translation>
    </message>
    <message>
        <source>None installed</source>
        <translation>尚未安装</translation>
    </message>
    <message numerus="yes">
        <source>%n installed</source>
        <translation>
            <numerusform>已安装 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing the list of %1.</source>
        <translation>显示的是 %1 的列表。</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 已就绪</translation>
    </message>
    <message>
        <source>Best for this computer: %1</source>
        <translation>最适合这台电脑：%1</translation>
    </message>
    <message>
        <source>Your chats stay as they are. Switching back is instant.</source>
        <translation>对话保持原样。随时可以立即切换回来。</translation>
    </message>
    <message>
        <source>fits your %1</source>
        <translation>适合您的 %1</translation>
    </message>
    <message>
        <source>about %1 tokens/s here</source>
        <translation>在本机约 %1 词元/秒</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>磁盘占用</translation>
    </message>
    <message>
        <source>To download</source>
        <translation>需下载</translation>
    </message>
    <message>
        <source>the server says</source>
        <translation>以服务器为准</translation>
    </message>
    <message>
        <source>Memory at work</source>
        <translation>运行时内存</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Free now</source>
        <translation>当前空闲</translation>
    </message>
    <message>
        <source>State per chat</source>
        <translation>每个对话的状态</translation>
    </message>
    <message>
        <source>%1, constant</source>
        <translation>%1，恒定</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>本机速度</translation>
    </message>
    <message>
        <source>about %1 tokens/s</source>
        <translation>约 %1 词元/秒</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>%1, read from file</source>
        <translation>%1，读自文件</translation>
    </message>
    <message>
        <source>%1, says the label</source>
        <translation>%1，据标签</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>%1, converted after the download</source>
        <translation>%1，下载后转换</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>see its page</source>
        <translation>见其页面</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>your own file</source>
        <translation>您自己的文件</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>not published; the server&apos;s is taken</source>
        <translation>未发布；采用服务器给出的值</translation>
    </message>
    <message>
        <source>Another SHA-256 stated</source>
        <translation>另一个声明的 SHA-256</translation>
    </message>
    <message>
        <source>%1, not used</source>
        <translation>%1，未采用</translation>
    </message>
    <message>
        <source>This is not a link to a model file. Links to files on Hugging Face and ModelScope can be fetched.</source>
        <translation>这不是模型文件的链接。可以下载 Hugging Face 和 ModelScope 上文件的链接。</translation>
    </message>
    <message>
        <source>Nobody published a checksum for this file. Rookery takes the one that the server states.</source>
        <translation>没有人发布过此文件的校验和。Rookery 采用服务器给出的值。</translation>
    </message>
    <message>
        <source>%1 is here. Nobody stated a checksum, so it could not be compared.</source>
        <translation>%1 已下载。没有给出校验和，因此无法核对。</translation>
    </message>
    <message>
        <source>%1 is ready.</source>
        <translation>%1 已就绪。</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>Rookery did not download %1. Other programs may use it.</source>
        <translation>%1 不是 Rookery 下载的。其他程序可能在使用它。</translation>
    </message>
    <message>
        <source>Delete the file</source>
        <translation>删除文件</translation>
    </message>
    <message>
        <source>Give the https address of a list to refresh from. The built-in list goes on.</source>
        <translation>请提供用于刷新的列表的 https 地址。内置列表继续使用。</translation>
    </message>
    <message numerus="yes">
        <source>%n new models.</source>
        <translation>
            <numerusform>%n 个新模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>For %1 the list states another checksum than the one known; it is not used.</source>
        <translation>列表中 %1 的校验和与已知的不同，未采用。</translation>
    </message>
    <message>
        <source>%1 was not as it was published, though it came whole. It is fetched again, from another source where there is one.</source>
        <translation>%1 虽已完整下载,但与发布的不一致。正在重新获取,如有其他来源则改用之。</translation>
    </message>
    <message>
        <source>%1 is ready. %2 were damaged on the disk and fetched again.</source>
        <translation>%1 已就绪。磁盘上有 %2 损坏,已重新获取。</translation>
    </message>
    <message>
        <source>Get a stronger model: %1</source>
        <translation>下载更强的模型：%1</translation>
    </message>
</context>
<context>
    <name>ui::PersonasViewModel</name>
    <message>
        <source>%1, copy</source>
        <translation>%1 副本</translation>
    </message>
    <message>
        <source>Deleted “%1”. Chats that began with it keep it.</source>
        <translation>已删除“%1”。用它开始的对话会继续保留它。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ui::SeveralModel</name>
    <message>
        <source>Writing</source>
        <translation>正在写</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message numerus="yes">
        <source>Done · %Ln tokens</source>
        <translation>
            <numerusform>完成 · %Ln 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other answers deleted</source>
        <translation>
            <numerusform>已删除其他 %Ln 个回答</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ui::StorageViewModel</name>
    <message>
        <source>Kept states</source>
        <translation>保留的状态</translation>
    </message>
    <message>
        <source>what makes chats open instantly; listed by chat below</source>
        <translation>让对话即刻打开；下方按对话列出</translation>
    </message>
    <message>
        <source>Other states</source>
        <translation>其他状态</translation>
    </message>
    <message>
        <source>of personas and deleted chats, and free room inside the file</source>
        <translation>来自角色和已删除的对话，以及文件内的空闲空间</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>every word that was written</source>
        <translation>写下的每个字</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>where the words are</source>
        <translation>词语所在位置</translation>
    </message>
    <message>
        <source>Journals</source>
        <translation>日志文件</translation>
    </message>
    <message>
        <source>written safely, not yet moved into the files above</source>
        <translation>已安全写入，尚未移入上面的文件</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>copies of the chats, one a day, seven kept</source>
        <translation>对话副本，每天一份，保留七份</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>earlier chats that were put aside</source>
        <translation>先前另行保留的对话</translation>
    </message>
    <message>
        <source>The file of your chats was damaged. Recovered %1 of %2 messages; the damaged file is kept.</source>
        <translation>对话文件曾损坏。已恢复 %2 条消息中的 %1 条；损坏的文件仍保留。</translation>
    </message>
    <message>
        <source>The chats are copied, and the copy is checked.</source>
        <translation>对话已复制，副本已检查。</translation>
    </message>
    <message>
        <source>An answer is being written. Stop it, then bring the backup back.</source>
        <translation>正在写回答。请先停止，再恢复备份。</translation>
    </message>
    <message>
        <source>The chats of then are back. Those of before are kept below.</source>
        <translation>当时的对话已恢复。之前的对话保留在下方。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Removed for good when this note goes.</source>
        <translation>此提示消失后将永久移除。</translation>
    </message>
</context>
<context>
    <name>ui::TranscriptModel</name>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 tokens/s</source>
        <translation>%1 · %2 词元/秒</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Thinking, %1 s</source>
        <translation>思考中，%1 秒</translation>
    </message>
    <message>
        <source>Thought for %1 s</source>
        <translation>思考了 %1 秒</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>思考过程</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Cut short. It is saved as far as it is here.</source>
        <translation>被中断。已保存到这里为止的内容。</translation>
    </message>
    <message>
        <source>The longest answer was reached.</source>
        <translation>已达到最长回答。</translation>
    </message>
    <message>
        <source>The answer was not finished.</source>
        <translation>回答没有完成。</translation>
    </message>
</context>
<context>
    <name>ui::TrashViewModel</name>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>A message without text</source>
        <translation>没有文字的消息</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days left</source>
        <translation>
            <numerusform>剩余 %Ln 天</numerusform>
        </translation>
    </message>
    <message>
        <source>A chat · %1 · %2</source>
        <translation>对话 · %1 · %2</translation>
    </message>
    <message>
        <source>Of “%1” · %2 · %3</source>
        <translation>来自“%1” · %2 · %3</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1已恢复。</translation>
    </message>
    <message>
        <source>Gone for good: text, states, search and backups.</source>
        <translation>已彻底删除：文字、状态、搜索和备份。</translation>
    </message>
    <message>
        <source>What was forked from it stays: “%1”.</source>
        <translation>由它分叉出的对话会保留：“%1”。</translation>
    </message>
    <message>
        <source>Originals that were put aside may still hold it.</source>
        <translation>搁置的原件中可能仍有这些内容。</translation>
    </message>
</context>
</TS>
