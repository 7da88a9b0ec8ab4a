package switchboard.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What pages of the desk have in common: no script, nothing from elsewhere, one style. Everything in them is escaped. */
public final class PlainPage {

    private final String style;
    private final String security;

    /** @param formAction whereto the browser may send forms: {@code 'none'} or {@code 'self'} */
    public PlainPage(String style, String formAction) {
        this.style = style;
        this.security = "default-src 'none'; style-src 'sha256-" + hash(style) + "'; base-uri 'none'; form-action "
                + formAction + "; frame-ancestors 'none'";
    }

    /** What the browser may do with the page, for the header {@code Content-Security-Policy}. */
    public String security() {
        return security;
    }

    /** @param body with everything in it escaped */
    public String of(String language, String title, CharSequence body) {
        return "<!doctype html><html lang=\"" + escape(language) + "\"><head><meta charset=\"utf-8\"><title>"
                + escape(title) + "</title><meta name=\"viewport\" content=\"width=device-width\">"
                + "<meta name=\"robots\" content=\"noindex\"><style>" + style + "</style></head><body>" + body
                + "</body></html>";
    }

    /** Control characters become blanks, and what has a meaning in HTML loses it. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t' -> escaped.append(character);
                default -> escaped.append(Character.isISOControl(character) ? ' ' : character);
            }
        }
        return escaped.toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
