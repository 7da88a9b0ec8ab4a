package switchboard.smtp.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Encrypts the connections of an attempt. It is the plain socket below that is watched: closing an encrypted one says
 * goodbye first, and waits for whoever is stuck in writing to it.
 */
final class EncryptedSockets extends SSLSocketFactory {

    private final SSLSocketFactory encryption;
    private final Attempt attempt;

    EncryptedSockets(SSLSocketFactory encryption, Attempt attempt) {
        this.encryption = encryption;
        this.attempt = attempt;
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        return encryption.createSocket(attempt.watched(plain), host, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return encryption.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return encryption.getSupportedCipherSuites();
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
