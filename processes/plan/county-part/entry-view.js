// What is signed: the entry that it is about.

export default jingtu.kit(1).entryView;
