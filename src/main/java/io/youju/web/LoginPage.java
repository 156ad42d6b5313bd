package io.youju.web;

import java.util.Optional;

/// The page to sign in; it works without a script.
final class LoginPage {
  private LoginPage() {}

  /// @param token CSRF token
  /// @param trouble what went wrong before; empty for nothing
  /// @param provider the name of the identity provider by which one may sign in too
  static String of(String token, Optional<String> trouble, Optional<String> provider) {
    String elsewhere =
        provider
            .map(name ->
                "<p><a class=\"elsewhere\" href=\"%s\">用%s登录</a></p>"
                    .formatted(OidcDoor.WAY_IN, Frame.escaped(name)))
            .orElse("");
    String said =
        trouble.map(words -> "<p role=\"alert\" class=\"alert\">" + words + "</p>").orElse("");
    return """
    <!doctype html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>登录 · 有据工作台</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/style.css">
    <link rel="stylesheet" href="/desk.css">
    </head>
    <body class="document-page">
    <header class="top"><a href="/">有据</a></header>
    <main>
    <h1>工作台登录</h1>
    %s
    %s
    <form method="post" action="/desk/login" class="login">
    <input type="hidden" name="_csrf" value="%s">
    <label for="name">用户名</label>
    <input id="name" name="name" autocomplete="username" required maxlength="100" autofocus>
    <label for="password">密码</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required>
    <button type="submit">登录</button>
    </form>
    <p class="small">没有账号请找管理员。连续输错会暂停登录。</p>
    </main>
    </body>
    </html>
    """
        .formatted(said, elsewhere, token);
  }
}
