package switchboard.knowledge.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//example.org/x.js></SCRIPT>",
                "<img src=x onerror=alert(1)>",
                "<img src='javascript:alert(1)'>",
                "<svg onload=alert(1)><script>alert(1)</script></svg>",
                "<svg><animate onbegin=alert(1) attributeName=x></svg>",
                "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
                "<iframe src=\"https://example.org\"></iframe>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<object data=\"x.swf\"></object><embed src=x>",
                "<form action=https://example.org><input name=password></form>",
                "<base href=https://example.org/>",
                "<meta http-equiv=refresh content='0;url=https://example.org'>",
                "<link rel=stylesheet href=https://example.org/x.css>",
                "<style>*{background:url(https://example.org)}</style>",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
                "<a href=\"JaVaScRiPt&colon;alert(1)\">x</a>",
                "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "[x](javascript:alert(1))",
                "[x](javascript&colon;alert(1))",
                "[x](<javascript:alert(1)>)",
                "[x](data:text/html,<script>alert(1)</script>)",
                "[x]: javascript:alert(1)\n\n[x]",
                "<javascript:alert(1)>",
                "![x](javascript:alert(1))",
                "![x](data:image/svg+xml;base64,PHN2Zz4=)",
                "![x\" onerror=\"alert(1)](https://example.org/x.png)",
                "[x](https://example.org \"\\\" onmouseover=\\\"alert(1)\")",
                "```\"><script>alert(1)</script>\ncode\n```",
                "``` x\" onload=alert(1)\ncode\n```",
                "<details open ontoggle=alert(1)>x</details>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
                "<!--><script>alert(1)</script>-->",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<template><script>alert(1)</script></template>",
                "<p onclick=alert(1)>x</p>",
                "<div id=x class=y data-x=z>x</div>",
                "<a target=_blank href=https://example.org>x</a>",
                "</article></body></html><script>alert(1)</script>"
            })
    void nothingThatRunsSurvives(String markdown) {
        String html = SafeHtml.of(markdown).toLowerCase(Locale.ROOT);
        assertThat(tags(html))
                .as(html)
                .noneMatch(
                        tag -> tag.matches("(?s)<\\s*/?\\s*(script|style|iframe|object|embed|form|input|base|meta|link|"
                                + "svg|math|template|textarea|noscript|div)\\b.*"))
                .noneMatch(tag -> tag.matches("(?s).*(href|src)=\"\\s*(javascript|data|vbscript)\\s*(:|&#58;).*"));
        assertThat(attributes(html)).as(html).isSubsetOf("href", "src", "title", "alt", "class", "rel", "start");
    }

    @Test
    void ordinaryMarkdownIsRendered() {
        assertThat(SafeHtml.of(
                        "# Reset\n\n1. Open **Settings**\n2. See [help](https://example.org/help?a=1&b=2)\n\n`code`"))
                .contains("<h1>Reset</h1>", "<ol>", "<strong>Settings</strong>", "<code>code</code>")
                .contains("rel=\"nofollow noopener noreferrer\"", "https://example.org/help?a&#61;1&amp;b&#61;2");
    }

    @Test
    void textOfEveryScriptStays() {
        assertThat(SafeHtml.of("Återställ lösenordet\n\nСбросьте пароль\n\n重置密码"))
                .contains("Återställ lösenordet", "Сбросьте пароль", "重置密码");
    }

    @Test
    void codeIsShownAndNotRun() {
        assertThat(SafeHtml.of("```html\n<script>alert(1)</script>\n```"))
                .contains("language-html", "&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    static Stream<String> monsters() {
        return Stream.of(
                ">".repeat(100_000),
                "[".repeat(100_000),
                "*a ".repeat(100_000),
                "`".repeat(50_000) + "a" + "`".repeat(49_999),
                "- ".repeat(100_000),
                "<b>".repeat(100_000),
                "<details>".repeat(50_000),
                "![".repeat(50_000) + "](x)".repeat(50_000),
                "**a".repeat(50_000) + "b**".repeat(50_000),
                "<!--".repeat(50_000),
                "[a](b".repeat(50_000),
                "&".repeat(200_000),
                "\n".repeat(200_000),
                "\u202e\ufeff\ud800".repeat(10_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("monsters")
    void noTextIsTooMuch(String markdown) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(SafeHtml.of(markdown)).isNotNull();
            assertThat(PlainText.of(markdown)).isNotNull();
        });
    }

    private static Stream<String> tags(String html) {
        return java.util.regex.Pattern.compile("<[^>]*>")
                .matcher(html)
                .results()
                .map(result -> result.group());
    }

    private static Stream<String> attributes(String html) {
        return tags(html).flatMap(tag -> java.util.regex.Pattern.compile("\\s([a-z-]+)\\s*=\\s*\"[^\"]*\"")
                .matcher(tag)
                .results()
                .map(result -> result.group(1)));
    }
}
