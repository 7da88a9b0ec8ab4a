package switchboard.knowledge.markdown;

import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Markdown as HTML that can be put into a page as it is. Raw HTML in the Markdown is kept as far as it is on the list of
 * harmless elements and attributes; everything else is dropped, scripts and event handlers and foreign schemes first.
 */
public final class SafeHtml {

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "hr",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "blockquote",
                    "pre",
                    "code",
                    "kbd",
                    "samp",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "em",
                    "strong",
                    "b",
                    "i",
                    "del",
                    "ins",
                    "sub",
                    "sup",
                    "mark",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "details",
                    "summary",
                    "a",
                    "img")
            .allowAttributes("class")
            .matching(java.util.regex.Pattern.compile("language-[A-Za-z0-9_+#.-]{1,40}"))
            .onElements("code")
            .allowAttributes("start")
            .matching(java.util.regex.Pattern.compile("[0-9]{1,9}"))
            .onElements("ol")
            .allowAttributes("colspan", "rowspan")
            .matching(java.util.regex.Pattern.compile("[0-9]{1,3}"))
            .onElements("th", "td")
            .allowAttributes("href", "title")
            .onElements("a")
            .allowAttributes("src", "alt", "title")
            .onElements("img")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .toFactory();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().sanitizeUrls(true).build();

    private SafeHtml() {}

    /** Renders Markdown; never fails, whatever the text. */
    public static String of(String markdown) {
        return POLICY.sanitize(RENDERER.render(Markdown.parse(markdown)));
    }
}
