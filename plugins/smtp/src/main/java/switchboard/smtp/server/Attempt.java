package switchboard.smtp.server;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** One attempt to hand a mail over: its sockets, so that another thread can end it. */
final class Attempt implements AutoCloseable {

    private final List<Socket> sockets = new ArrayList<>();
    private boolean ended;

    /** From now on the socket is closed with the attempt; at once where that has ended. */
    synchronized Socket watched(Socket socket) {
        sockets.add(socket);
        if (ended) {
            cut(socket);
        }
        return socket;
    }

    /** Whatever thread waits for the server gets an exception of I/O. */
    @Override
    public synchronized void close() {
        ended = true;
        sockets.forEach(Attempt::cut);
        sockets.clear();
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is as closed as can be.
        }
    }
}
