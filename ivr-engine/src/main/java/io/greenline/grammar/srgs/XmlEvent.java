package io.greenline.grammar.srgs;

/** What comes next in an XML text. */
sealed interface XmlEvent {

    record Start(XmlElement element) implements XmlEvent {}

    /** Of the element that was started last and not ended yet, or of the whole text. */
    record End() implements XmlEvent {}

    /**
     * Text between two tags.
     *
     * @param from the offset behind the tag before it
     */
    record Text(String text, int from) implements XmlEvent {
        boolean isBlank() {
            return text.chars().allMatch(AbnfSigns::isBlank);
        }
    }
}
