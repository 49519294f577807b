package io.greenline.floor;

/** The log in memory keeps the contract. */
class InMemoryRoutingLogTest extends RoutingLogContract {
    @Override
    protected RoutingLog log() {
        return new InMemoryRoutingLog();
    }
}
