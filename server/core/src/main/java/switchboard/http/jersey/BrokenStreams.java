package switchboard.http.jersey;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.http.wire.JettyExchange;

/** Breaks a streamed answer off where its writing fails: it must not look complete to the client. */
final class BrokenStreams implements WriterInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenStreams.class);

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        try {
            context.proceed();
        } catch (IOException | RuntimeException failure) {
            JettyExchange exchange = (JettyExchange) context.getProperty(CallerParameters.EXCHANGE);
            if (!exchange.isAnswered()) {
                throw failure;
            }
            if (failure instanceof IOException) {
                LOG.debug("A client went away, trace {}", exchange.traceId(), failure);
            } else {
                LOG.error("A streamed answer failed, trace {}", exchange.traceId(), failure);
            }
            exchange.fault(failure);
            exchange.refuse(failure);
        }
    }
}
