package switchboard.plugins.quotas;

import java.util.Collection;
import java.util.Set;
import switchboard.api.search.SearchDocument;

/** Holds what a search source answers against the quotas: the host keeps all of it in memory until it is indexed. */
public final class DocumentQuotas {

    private final Quotas quotas;

    public DocumentQuotas(Quotas quotas) {
        this.quotas = quotas;
    }

    /** @throws switchboard.api.error.ServiceDeskException {@code plugin.quota_exceeded} */
    public void require(Collection<SearchDocument> documents) {
        long sum = 0;
        for (SearchDocument document : documents) {
            long size = Weight.of(document);
            quotas.require(Quota.DOCUMENT_SIZE, size);
            quotas.require(Quota.DOCUMENT_TERMS, terms(document));
            sum += size;
        }
        quotas.require(Quota.DOCUMENTS_SIZE, sum);
    }

    private static long terms(SearchDocument document) {
        return document.audience().size()
                + (long) document.internalAudience().size()
                + document.keywords().values().stream().mapToLong(Set::size).sum();
    }
}
