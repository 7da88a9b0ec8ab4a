package switchboard.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that does what a test says: it refuses, falls silent, hangs up, or offers too little. A step is a command, or
 * GREETING, or BODY for the first line of a mail, or a dot for its end.
 */
final class ScriptedServer implements AutoCloseable {

    /** In place of an answer. */
    static final String SILENCE = "silence";

    static final String HANGING_UP = "hanging up";

    /** A byte now and then, and never a whole line. */
    static final String DRIPPING = "dripping";

    private final ServerSocket door;
    private final @Nullable SSLContext encryption;
    private final boolean fromTheFirstByte;
    private final Map<String, String> script = new ConcurrentHashMap<>(Map.of(
            "GREETING", "220 mail.example.org",
            "EHLO", "250-mail.example.org\r\n250 AUTH PLAIN LOGIN",
            "STARTTLS", "220 go ahead",
            "AUTH", "235 welcome",
            "DATA", "354 go ahead",
            "BODY", "",
            "QUIT", "221 goodbye"));
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ScriptedServer(@Nullable SSLContext encryption, boolean fromTheFirstByte) {
        this.encryption = encryption;
        this.fromTheFirstByte = fromTheFirstByte;
        try {
            this.door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::receive);
    }

    static ScriptedServer open() {
        return new ScriptedServer(null, false);
    }

    static ScriptedServer withStartTls(SSLContext encryption) {
        return new ScriptedServer(encryption, false)
                .answering("EHLO", "250-mail.example.org\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS");
    }

    static ScriptedServer withTls(SSLContext encryption) {
        return new ScriptedServer(encryption, true);
    }

    ScriptedServer answering(String step, String answer) {
        script.put(step, answer);
        return this;
    }

    int port() {
        return door.getLocalPort();
    }

    /** Every line that was said to it, mails included. */
    List<String> said() {
        return said;
    }

    /** How many connections there are now. */
    int connections() {
        return open.size();
    }

    private void receive() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException end) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            Socket line = fromTheFirstByte ? encrypted(socket) : socket;
            if (answer(line, "GREETING")) {
                listen(line);
            }
        } catch (IOException gone) {
            // So be it.
        } finally {
            open.remove(socket);
        }
    }

    private void listen(Socket line) throws IOException {
        BufferedReader reader = reader(line);
        for (String command = reader.readLine(); command != null; command = reader.readLine()) {
            said.add(command);
            String step = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (!answer(line, step) || step.equals("DATA") && !takeMail(line, reader)) {
                return;
            }
            if (step.equals("STARTTLS")) {
                listen(encrypted(line));
                return;
            }
        }
    }

    private boolean takeMail(Socket line, BufferedReader reader) throws IOException {
        if (!script.getOrDefault("DATA", "").startsWith("354")) {
            return true;
        }
        boolean first = true;
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            said.add(text);
            if (first && !answer(line, "BODY")) {
                return false;
            }
            first = false;
            if (text.equals(".")) {
                return answer(line, ".");
            }
        }
        return false;
    }

    /** False where there is nothing more to be said. */
    private boolean answer(Socket line, String step) throws IOException {
        String answer = script.getOrDefault(step, "250 OK");
        OutputStream out = line.getOutputStream();
        switch (answer) {
            case SILENCE -> {
                return !wasClosed(60_000);
            }
            case HANGING_UP -> {
                return false;
            }
            case DRIPPING -> {
                out.write("250".getBytes(StandardCharsets.US_ASCII));
                while (!wasClosed(100)) {
                    out.write('-');
                    out.flush();
                }
                return false;
            }
            default -> {
                if (!answer.isEmpty()) {
                    out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
                return true;
            }
        }
    }

    private boolean wasClosed(long within) {
        try {
            return closed.await(within, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Socket encrypted(Socket plain) throws IOException {
        SSLContext context = encryption;
        if (context == null) {
            throw new IOException("There is no certificate.");
        }
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private static BufferedReader reader(Socket line) throws IOException {
        return new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException gone) {
            // So be it.
        }
    }
}
