package switchboard.http.jersey;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import switchboard.http.wire.JettyExchange;

/** The caller in the words of JAX-RS. */
record CallerContext(JettyExchange exchange) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return exchange.caller();
    }

    @Override
    public boolean isUserInRole(String role) {
        return exchange.caller().roles().contains(role);
    }

    @Override
    public boolean isSecure() {
        return exchange.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
