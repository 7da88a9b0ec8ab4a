package switchboard.smtp.message;

import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to, in ASCII. Where it comes from is hostile: what does not have the plain form of an
 * address is none, so that no character of it can mean anything to a mail server or in a header.
 */
public record MailAddress(String local, String domain) {

    private static final int LONGEST = 254;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final int LONGEST_LOCAL = 64;

    /** What this text means as an address; nothing where it is none. A domain in other letters is written in ASCII. */
    public static Optional<MailAddress> of(String text) {
        String address = text.strip();
        int at = address.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL || address.length() > LONGEST) {
            return Optional.empty();
        }
        String local = address.substring(0, at);
        return LOCAL.matcher(local).matches()
                ? domain(address.substring(at + 1)).map(domain -> new MailAddress(local, domain))
                : Optional.empty();
    }

    private static Optional<String> domain(String text) {
        try {
            String domain = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
            return domain.isEmpty() || domain.startsWith(".") || domain.endsWith(".")
                    ? Optional.empty()
                    : Optional.of(domain);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** As it stands in a header, with the name of whoever is behind it. */
    InternetAddress named(String name) {
        try {
            InternetAddress named = new InternetAddress();
            named.setAddress(toString());
            String shown = PlainText.line(name, PlainText.LONGEST_NAME);
            if (!shown.isEmpty()) {
                named.setPersonal(shown, StandardCharsets.UTF_8.name());
            }
            return named;
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As it stands on the envelope. */
    public InternetAddress bare() {
        return named("");
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
