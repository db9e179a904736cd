/// Traditional Chinese characters brought to their simplified forms.
public enum TraditionalChinese {
  /// The simplified form; the scalar itself where it has none, or is no common character of
  /// names and addresses.
  public static func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    table[scalar] ?? scalar
  }

  private static let table: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    zip(traditional.unicodeScalars, simplified.unicodeScalars),
    uniquingKeysWith: { first, _ in first })

  // Each character stands below its fellow.
  private static let traditional =
    "國東廣門號樓層區縣鎮鄉島龍華電貿業務際責團產業實驗科學藝術設計傳網絡絡資訊訊錢銀銅鐵鋼錦鑫鋁鏡機械車輛運輸進出"
    + "開發髮經營銷售買賣萬億圓園廠倉庫庫儲裝飾飛馬鳥魚鷹麗亞歐聯聖聲愛寶寧寬廈廬徑從復徵德應懷戶據擴攝數時曉書會極樂"
    + "橋檢歷歸殺氣漢濱濟灣潤澤潔滙滬漁瀋點無煙熱爾環現瑪畫當療盡監盤碼礦禮種穩競筆節範築簡粵約級紅紙細終組結給統絲維"
    + "綠綜線練緣縱總績繼續羅義習聞職腦臺舉舊莊葉藍蘇蘭衛裡補製襲見規視覽觀記許診詞試話該詳認語誠說調請論證識議護變讓"
    + "豐貝財貨質費賀賓賽贏趙躍軍軟軸輕載輝農連達遠適選遺郵鄭醫釋針鈴鎖長閃閉問間閱陽陰陳陸隊階隨險雙雜難雲霧靈靜韓頂"
    + "項順須預領頭題顏類風飯飲館駿騰驗體鬆鮮鴻麥黃齊齡嶺嶼專尋導將爾屆屬岡峽師帶幫幹幾庫廳張強彈彙後徑戰戲戶掛採換揚"
    + "損搖撥擇擊擔據擬攜敵斷於暢曆條來楊構槍樣標樹樸權歡殘澳濃災為爭獎獲獨療皺盜眾矚確碩稅積窩竅筍糧純紗納級紡紳絕繪"
  private static let simplified =
    "国东广门号楼层区县镇乡岛龙华电贸业务际责团产业实验科学艺术设计传网络络资讯讯钱银铜铁钢锦鑫铝镜机械车辆运输进出"
    + "开发发经营销售买卖万亿圆园厂仓库库储装饰飞马鸟鱼鹰丽亚欧联圣声爱宝宁宽厦庐径从复征德应怀户据扩摄数时晓书会极乐"
    + "桥检历归杀气汉滨济湾润泽洁汇沪渔沈点无烟热尔环现玛画当疗尽监盘码矿礼种稳竞笔节范筑简粤约级红纸细终组结给统丝维"
    + "绿综线练缘纵总绩继续罗义习闻职脑台举旧庄叶蓝苏兰卫里补制袭见规视览观记许诊词试话该详认语诚说调请论证识议护变让"
    + "丰贝财货质费贺宾赛赢赵跃军软轴轻载辉农连达远适选遗邮郑医释针铃锁长闪闭问间阅阳阴陈陆队阶随险双杂难云雾灵静韩顶"
    + "项顺须预领头题颜类风饭饮馆骏腾验体松鲜鸿麦黄齐龄岭屿专寻导将尔届属冈峡师带帮干几库厅张强弹汇后径战戏户挂采换扬"
    + "损摇拨择击担据拟携敌断于畅历条来杨构枪样标树朴权欢残澳浓灾为争奖获独疗皱盗众瞩确硕税积窝窍笋粮纯纱纳级纺绅绝绘"
}
