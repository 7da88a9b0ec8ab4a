package switchboard.smtp.server;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import switchboard.api.notifications.UndeliverableException;

/** What the exceptions of the mail library mean. */
final class Failures {

    private static final int LONGEST = 300;
    private static final int MOST_CAUSES = 20;

    private Failures() {}

    /** Why there is no connection on which a mail could be handed over, in words. Nothing that a login holds is in them. */
    static String ofConnecting(MessagingException failure) {
        for (Throwable cause : causes(failure)) {
            switch (cause) {
                case AuthenticationFailedException refused -> {
                    return "it refuses the user or the password";
                }
                case UnknownHostException unknown -> {
                    return "there is no host of this name";
                }
                case SocketTimeoutException late -> {
                    return "it does not answer in time";
                }
                case SSLException broken -> {
                    return "no encrypted connection comes about: " + shortened(broken.getMessage());
                }
                case ConnectException refused -> {
                    return "it takes no connection: " + shortened(refused.getMessage());
                }
                default -> {
                    // A cause further down says more.
                }
            }
        }
        return shortened(failure.getMessage());
    }

    /** What became of a mail that the server did not take: an exception to be thrown. */
    static Exception ofSending(MessagingException failure) {
        for (Throwable cause : causes(failure)) {
            if (cause instanceof SMTPAddressFailedException refused) {
                Reply reply = new Reply(refused.getReturnCode(), String.valueOf(refused.getMessage()));
                String answer = shortened(reply.text());
                return reply.meansADeadAddress()
                        ? new UndeliverableException(answer)
                        : new IOException("The mail server does not take the receiver: " + answer, failure);
            }
        }
        return new IOException("The mail server did not take the message: " + shortened(failure.getMessage()), failure);
    }

    /** The library links what led to a failure in two ways. */
    private static List<Throwable> causes(MessagingException failure) {
        List<Throwable> causes = new ArrayList<>();
        Throwable next = failure;
        while (next != null && causes.size() < MOST_CAUSES) {
            causes.add(next);
            next = next instanceof MessagingException linked && linked.getNextException() != null
                    ? linked.getNextException()
                    : next.getCause();
        }
        return causes;
    }

    private static String shortened(String text) {
        String line = String.valueOf(text).replaceAll("[\\p{Cc}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
