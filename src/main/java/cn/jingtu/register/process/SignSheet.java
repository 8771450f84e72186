package cn.jingtu.register.process;

/**
 * What a procedure that works at an entry has signed: {@code sign.yaml} beside its model.
 *
 * @param kind as the decision table of levels lists it
 * @param title in which 《name》 is what the entry at the top is called
 * @param body whose word it is
 * @param drafted id of the step whose person may not sign
 * @param signed state of the entry once it is signed
 * @param returned state of the entry when it is sent back
 */
record SignSheet(String kind, String title, DocumentSheet.Body body, String drafted, String signed, String returned) {

    String titleFor(String name) {
        return title.replace("《name》", name);
    }
}
