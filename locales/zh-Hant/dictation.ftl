# Voice notes that are written down.

dictation-waits = 🎙 正在把您的語音寫成文字，請稍候幾秒；不等也能直接提交。
dictation-heard = 🎙 我聽到的是：
dictation-ask = 對嗎？
dictation-taken = 🎙 上面的話是聽您的語音寫下來的。
button-dictation-yes = 對，就這樣
button-dictation-no = 不對
dictation-no-toast = 好的，不用這段文字，同事會直接聽您的語音。也可以打幾個字告訴我。
dictation-staff = 🎙 { $number } 的語音，機器聽寫，住戶還沒確認：
why-dictation-over = 語音沒能寫成文字，照原樣辦
