# Voice notes that are written down.

dictation-waits = 🎙 正在把您的语音写成文字，稍等几秒；不等也能直接提交。
dictation-heard = 🎙 我听到的是：
dictation-ask = 对吗？
dictation-taken = 🎙 上面的话是听您的语音写下来的。
button-dictation-yes = 对，就这样
button-dictation-no = 不对
dictation-no-toast = 好的，不用这段文字，同事会直接听您的语音。也可以打几个字告诉我。
dictation-staff = 🎙 { $number } 的语音，机器听写，住户还没确认：
why-dictation-over = 语音没能写成文字，照原样办
