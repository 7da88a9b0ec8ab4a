package switchboard.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.http.OutboundHttp;

/** What goes out, and above all what does not. */
class OutboundTest {

    private static final Duration TIME = Duration.ofSeconds(5);

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private ServerSocket peer;
    private volatile String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Kind: a\r\n\r\nhi";
    private volatile boolean keepsOpen;

    @BeforeEach
    void listen() throws IOException {
        peer = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        while (!peer.isClosed()) {
            try (Socket socket = peer.accept()) {
                byte[] buffer = new byte[65_536];
                int count = socket.getInputStream().read(buffer);
                requests.add(new String(buffer, 0, Math.max(0, count), StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                if (keepsOpen) {
                    socket.setSoTimeout(10_000);
                    socket.getInputStream().read();
                }
            } catch (IOException gone) {
                // The next one.
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
    }

    private OutboundHttp.Answer get(OutboundNetwork network, String address, String... hosts)
            throws IOException, InterruptedException {
        return network.to(Set.of(hosts)).send("GET", URI.create(address), Map.of(), new byte[0], TIME);
    }

    private static OutboundNetwork open() {
        return network(host -> List.of(InetAddress.ofLiteral("127.0.0.1")), "127.0.0.1");
    }

    private static OutboundNetwork network(HostResolver resolver, String... allowed) {
        return new OutboundNetwork(resolver, List.of(allowed), (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private String address(String host, String path) {
        return "http://" + host + ":" + peer.getLocalPort() + path;
    }

    private String here() {
        return "desk.example:" + peer.getLocalPort();
    }

    @Test
    void sendsAndReads() throws Exception {
        try (OutboundNetwork network = open()) {
            OutboundHttp.Answer got = network.to(Set.of(here()))
                    .send(
                            "POST",
                            URI.create(address("Desk.Example.", "/a?b=%20")),
                            Map.of("X-Own", "1"),
                            "body".getBytes(StandardCharsets.UTF_8),
                            TIME);
            assertThat(got.status()).isEqualTo(200);
            assertThat(new String(got.body(), StandardCharsets.UTF_8)).isEqualTo("hi");
            assertThat(got.headers()).containsEntry("x-kind", "a");
            assertThat(requests.getFirst())
                    .startsWith("POST /a?b=%20 HTTP/1.1\r\nHost: " + here() + "\r\n")
                    .contains("X-Own: 1\r\n")
                    .contains("Content-Length: 4\r\n");
        }
    }

    @Test
    void readsChunksAndBodiesUntilTheEnd() throws Exception {
        try (OutboundNetwork network = open()) {
            answer = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
            assertThat(get(network, address("desk.example", "/"), here()).body())
                    .asString()
                    .isEqualTo("abcde");
            answer = "HTTP/1.0 404 Not there\r\n\r\nuntil the end";
            assertThat(get(network, address("desk.example", "/"), here()).body())
                    .asString()
                    .isEqualTo("until the end");
            answer = "HTTP/1.1 204 Nothing\r\n\r\n";
            assertThat(get(network, address("desk.example", "/"), here()).body())
                    .isEmpty();
        }
    }

    @Test
    void redirectIsAnAnswerAndNotFollowed() throws Exception {
        try (OutboundNetwork network = open()) {
            answer = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n";
            assertThat(get(network, address("desk.example", "/"), here()).status())
                    .isEqualTo(302);
            assertThat(requests).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::",
                "2001:db8::1"
            })
    void addressesInsideAreRefused(String address) {
        assertThat(new AddressGuard(List.of()).permits(InetAddress.ofLiteral(address)))
                .isFalse();
        try (OutboundNetwork network = network(host -> List.of(InetAddress.ofLiteral(address)))) {
            assertThatThrownBy(() -> get(network, address("desk.example", "/"), here()))
                    .isInstanceOf(ForbiddenException.class)
                    .extracting("code")
                    .isEqualTo("outbound.address_not_permitted");
        }
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1", "2a00:1450::1"})
    void addressesOutsideArePermitted(String address) {
        assertThat(new AddressGuard(List.of()).permits(InetAddress.ofLiteral(address)))
                .isTrue();
    }

    @Test
    void oneInsideAddressAmongManyRefusesAll() {
        HostResolver mixed = host -> List.of(InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("127.0.0.1"));
        try (OutboundNetwork network = network(mixed)) {
            assertThatThrownBy(() -> get(network, address("desk.example", "/"), here()))
                    .isInstanceOf(ForbiddenException.class);
        }
    }

    /** First an address that is permitted, then one inside: what was checked is what is connected to. */
    @Test
    void resolverThatChangesItsAnswerIsAskedOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HostResolver rebinding =
                host -> List.of(InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1"));
        try (OutboundNetwork network = network(rebinding, "127.0.0.1")) {
            assertThat(get(network, address("desk.example", "/"), here()).status())
                    .isEqualTo(200);
            assertThat(asked).hasValue(1);
            assertThatThrownBy(() -> get(network, address("desk.example", "/"), here()))
                    .isInstanceOf(ForbiddenException.class);
            assertThat(requests).hasSize(1);
        }
    }

    @Test
    void literalsAndOddFormsOfLoopbackAreRefused() {
        try (OutboundNetwork network = OutboundNetwork.system(List.of())) {
            for (String host : List.of("127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]")) {
                String permitted = host + ":" + peer.getLocalPort();
                assertThatThrownBy(() -> get(network, address(host, "/"), permitted))
                        .as(host)
                        .isInstanceOf(ForbiddenException.class)
                        .extracting("code")
                        .isEqualTo("outbound.address_not_permitted");
            }
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void onlyPermittedHostsAreReached() {
        try (OutboundNetwork network = open()) {
            for (String permitted : List.of("other.example", "desk.example", "*.desk.example:1", "*.example:2")) {
                assertThatThrownBy(() -> get(network, address("desk.example", "/"), permitted))
                        .as(permitted)
                        .isInstanceOf(ForbiddenException.class)
                        .extracting("code")
                        .isEqualTo("outbound.host_not_permitted");
            }
            for (String bad : List.of("ftp://desk.example/", "file:///etc/passwd", "http://user@desk.example/", "/x")) {
                assertThatThrownBy(() -> get(network, bad, "desk.example")).isInstanceOf(InvalidInputException.class);
            }
        }
    }

    @Test
    void wildcardsCoverSubdomainsOnly() throws Exception {
        String wildcard = "*.example:" + peer.getLocalPort();
        try (OutboundNetwork network = open()) {
            assertThat(get(network, address("a.b.example", "/"), wildcard).status())
                    .isEqualTo(200);
            assertThatThrownBy(() -> get(network, address("badexample", "/"), wildcard))
                    .isInstanceOf(ForbiddenException.class);
        }
    }

    @Test
    void headersCannotBreakOut() {
        try (OutboundNetwork network = open()) {
            OutboundHttp client = network.to(Set.of(here()));
            URI target = URI.create(address("desk.example", "/"));
            for (Map<String, String> headers : List.of(
                    Map.of("X", "a\r\nY: b"),
                    Map.of("X: y\r\nZ", "a"),
                    Map.of("Host", "other"),
                    Map.of("", "x"),
                    Map.of("Transfer-Encoding", "chunked"))) {
                assertThatThrownBy(() -> client.send("GET", target, headers, new byte[0], TIME))
                        .isInstanceOf(InvalidInputException.class);
            }
            assertThatThrownBy(() -> client.send("GET / HTTP/1.1\r\n", target, Map.of(), new byte[0], TIME))
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void tooLargeSlowAndBrokenAnswersAreErrors() {
        try (OutboundNetwork network = open()) {
            for (String bad : List.of(
                    "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFF\r\n",
                    "HTTP/1.1 200 OK\r\nX: " + "x".repeat(70_000),
                    "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(10 * 1024 * 1024 + 1),
                    "nonsense\r\n\r\n",
                    "")) {
                answer = bad;
                assertThatThrownBy(() -> get(network, address("desk.example", "/"), here()))
                        .isInstanceOf(IOException.class);
            }
            answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc";
            keepsOpen = true;
            URI target = URI.create(address("desk.example", "/"));
            assertThatThrownBy(() -> network.to(Set.of(here()))
                            .send("GET", target, Map.of(), new byte[0], Duration.ofMillis(300)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("The time for the request is over");
        }
    }
}
