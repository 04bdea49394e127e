"""Words that look like names and are none, in the languages where letters tell names."""

ORDINARY = frozenset(
    """
    i ok okay a an the and or but not no yes never always all any only very must do don does if then
    so note tip tips important warning caution remember mr mrs ms dr vs etc ie eg am pm tv ad bc
    """.split()
)
"""Written in capitals for weight, or always."""

NO_OWNERS = frozenset(
    "it that let here there what who he she where how when why this today one everyone someone "
    "anyone nobody everybody somebody tomorrow yesterday tonight".split()
)
"""What stands before 's without owning."""

GERMAN = frozenset("der die das und nicht ist ein eine einen dem den des mit auf wird werden".split())
"""In every German text, and hardly ever in others."""

NO_PERSONS = frozenset(
    "皆 客 神 奥 母 父 兄 姉 子供 娘 息子 学生 生徒 医者 店員 視聴者 読者 利用者 参加者 初心者 担当者 皆様 先 王 殿".split()
)
"""What may stand before さん or 様 without being a name."""

COMMON_KATAKANA = frozenset(
    """
    アイデア アイテム アイコン アカウント アクション アクセス アップ アップデート アドバイス アプリ アプローチ アルゴリズム
    イメージ イベント インストール インターネット エネルギー エラー オプション オリジナル オン オフ
    カット カテゴリ カバー カメラ カラー キー キーワード クオリティ クリア クリック グループ ケース コード コツ コスト
    コピー コマンド コミュニケーション コメント コンセプト コンテンツ コントロール コンピュータ コンピューター
    サイズ サイト サービス サポート サンプル シーン システム シンプル ジャンル スイッチ スキル スクリプト スタート スタイル
    ステップ ストーリー スピード スペース スムーズ スライド セクション セット センス ソフト ソース
    タイトル タイプ タイミング タイム タスク ダウンロード チーム チェック チャンス チャンネル ツール テーマ テキスト テクニック
    テスト データ デザイン デメリット トピック トラブル ドキュメント
    ネット ノート バージョン バランス パソコン パターン パラメータ パーツ ヒント ビデオ ファイル フォルダ フォーマット フレーズ
    プロ プログラム プロジェクト プロセス プロンプト ページ ベース ペース ボタン ポイント
    マーク マイナス プラス ミス メイン メッセージ メッセ メニュー メモ メモリ メリット モード モデル モノ コト
    ユーザ ユーザー ユニーク ライン ライブラリ ラスト リスト リスク リズム リソース リンク ルール レベル レッスン ログ ロジック
    バグ ブロック プレビュー スクロール キャンセル ループ メソッド クラス オブジェクト インデックス サーバ クライアント
    トライ ゴール シリーズ ストレス スケジュール アウトプット インプット アレンジ アピール ゼロ ナンバー パート パーセント
    キロ グラム メートル センチ ミリ リットル セット マスター コース ゆっくり キッチン テーブル フライパン バター オーブン
    """.split()
)
"""Loan words that tell no subject: a summary uses them whether they were said or not."""
