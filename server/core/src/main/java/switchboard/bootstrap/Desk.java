package switchboard.bootstrap;
public final class Desk implements AutoCloseable {
    static Desk open(switchboard.config.Configuration c) { return new Desk(); }
    java.util.Optional<String> firstPassword() { return java.util.Optional.empty(); }
    String address() { return ""; }
    public void close() {}
}
