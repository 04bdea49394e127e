"""Words that look like names and are none, in the languages where letters tell names."""

_ORDINARY = """
i ok okay a an the and or but not no yes never always all any only very must do don does if then
we you they he she it this that these those my your our their what who how why when where which
so note tip tips important warning caution remember mr mrs ms dr vs etc ie eg am pm tv ad bc
"""
ORDINARY = frozenset(_ORDINARY.split())
"""Written in capitals for weight, in what somebody says, or always."""

_NO_OWNERS = """
it that let here there what who he she where how when why this today one everyone someone anyone
nobody everybody somebody tomorrow yesterday tonight
"""
NO_OWNERS = frozenset(_NO_OWNERS.split())
"""What stands before 's without owning."""

_GERMAN = "der die das und nicht ist ein eine einen dem den des mit auf wird werden"
GERMAN = frozenset(_GERMAN.split())
"""In every German text, and hardly ever in others."""

_NO_PERSONS = """
皆 皆様 客 神 奥 母 父 兄 姉 子供 娘 息子 学生 生徒 医者 店員 先 王 殿
視聴者 読者 利用者 参加者 初心者 担当者
"""
NO_PERSONS = frozenset(_NO_PERSONS.split())
"""What may stand before さん or 様 without being a name."""

_KATAKANA = """
アイコン アイテム アイデア アウトプット アカウント アクション アクセス アップ
アップデート アドバイス アピール アプリ アプローチ アルゴリズム アレンジ イベント
イメージ インストール インターネット インデックス インプット エネルギー エラー オフ
オブジェクト オプション オリジナル オン オーブン カット カテゴリ カバー カメラ
カラー キッチン キャンセル キロ キー キーワード クオリティ クライアント クラス
クリア クリック グラム グループ ケース コスト コツ コト コピー コマンド
コミュニケーション コメント コンセプト コンテンツ コントロール コンピュータ
コンピューター コース コード ゴール サイズ サイト サポート サンプル サーバ サービス
システム シリーズ シンプル シーン ジャンル スイッチ スキル スクリプト スクロール
スケジュール スタイル スタート ステップ ストレス ストーリー スピード スペース
スムーズ スライド セクション セット センス センチ ゼロ ソフト ソース タイトル
タイプ タイミング タイム タスク ダウンロード チェック チャンス チャンネル チーム
ツール テキスト テクニック テスト テーブル テーマ デザイン デメリット データ
トピック トライ トラブル ドキュメント ナンバー ネット ノート バグ バター バランス
バージョン パソコン パターン パラメータ パーセント パーツ パート ヒント ビデオ
ファイル フォルダ フォーマット フライパン フレーズ ブロック プラス プレビュー プロ
プログラム プロジェクト プロセス プロンプト ベース ページ ペース ボタン ポイント
マイナス マスター マーク ミス ミリ メイン メソッド メッセ メッセージ メニュー メモ
メモリ メリット メートル モデル モノ モード ユニーク ユーザ ユーザー ライブラリ
ライン ラスト リスク リスト リズム リソース リットル リンク ループ ルール レッスン
レベル ログ ロジック
"""
COMMON_KATAKANA = frozenset(_KATAKANA.split())
"""Loan words that tell no subject: a summary uses them whether they were said or not."""
