package io.greenline.journal;

class InMemoryJournalTest implements JournalContract {
    private final InMemoryJournal journal = new InMemoryJournal();

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public JournalReader reader() {
        return journal;
    }
}
