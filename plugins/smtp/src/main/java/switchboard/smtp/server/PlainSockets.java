package switchboard.smtp.server;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes the sockets of an attempt. The mail library connects them itself, so they are made in one way only. */
final class PlainSockets extends SocketFactory {

    private final Attempt attempt;

    PlainSockets(Attempt attempt) {
        this.attempt = attempt;
    }

    @Override
    public Socket createSocket() {
        return attempt.watched(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
