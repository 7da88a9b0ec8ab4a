package switchboard.smtp.server;

import java.time.Duration;

/** How long each step may take. */
public record Timeouts(Duration connect, Duration read, Duration write) {}
