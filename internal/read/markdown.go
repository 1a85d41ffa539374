package read

func markdown(text string) page { return page{text: text, segments: lines(text)} }
