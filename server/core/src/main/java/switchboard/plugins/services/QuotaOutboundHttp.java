package switchboard.plugins.services;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import switchboard.api.http.OutboundHttp;
import switchboard.plugins.quotas.Quota;
import switchboard.plugins.quotas.Quotas;

/** Bounds what a plugin sends to the outside, and at how much at the same time: an answer is held whole. */
final class QuotaOutboundHttp implements OutboundHttp {

    private final OutboundHttp http;
    private final Quotas quotas;
    private final Semaphore atOnce = new Semaphore((int) Quota.OUTBOUND_AT_ONCE.limit());

    QuotaOutboundHttp(OutboundHttp http, Quotas quotas) {
        this.http = http;
        this.quotas = quotas;
    }

    @Override
    public Answer send(String method, URI address, Map<String, String> headers, byte[] body, Duration timeout)
            throws IOException, InterruptedException {
        quotas.require(Quota.OUTBOUND_BODY, body.length);
        if (!atOnce.tryAcquire()) {
            throw quotas.refusal(Quota.OUTBOUND_AT_ONCE);
        }
        try {
            return http.send(method, address, headers, body, timeout);
        } finally {
            atOnce.release();
        }
    }
}
